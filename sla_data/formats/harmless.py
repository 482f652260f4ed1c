"""Text that a spreadsheet takes for a formula, made harmless, and read back as it was."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_MARK = "'"


def harmless(text: str) -> str:
    """Return a text for a cell that no spreadsheet calculates.

    >>> harmless("=1+1"), harmless("Web"), harmless("it's")
    ("'=1+1", 'Web', "it's")
    """
    return _MARK + text if text.lstrip(_MARK).startswith(FORMULA) else text


def as_it_was(text: str) -> str:
    """Return the text that ``harmless`` was given.

    >>> as_it_was("'=1+1"), as_it_was("'tis")
    ('=1+1', "'tis")
    """
    marked = text.startswith(_MARK) and text.lstrip(_MARK).startswith(FORMULA)
    return text[1:] if marked else text
