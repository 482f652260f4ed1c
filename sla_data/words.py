"""Words that exports write in cells: yes and no, and the many ways to leave a cell blank."""

YES = frozenset({"yes", "y", "true", "t", "1", "x", "ja", "j", "wahr", "oui", "si", "sí", "✓"})
NO = frozenset({"no", "n", "false", "f", "0", "nein", "falsch", "non"})

MISSING = frozenset(
    {
        *("na", "n/a", "#n/a", "nan", "null", "none", "nil", "(blank)", "(leer)", "blank", "leer"),
        *("-", "–", "—", "--", "?", ".", "select", "unknown", "unbekannt", "nonexistent"),
        *("not set", "nicht gesetzt", "k.a.", "k. a.", "keine angabe", "#wert!", "#value!"),
    }
)
"""What stands for a blank in a column of days, numbers or yes and no, in lower case."""

NEVER = frozenset({"-1", "999", "9999", "99999"})
"""Numbers that can stand for *never* in a column of counts or waits."""


def is_missing(text: str | None) -> bool:
    """Tell whether a cell says nothing.

    >>> is_missing("  "), is_missing("Select"), is_missing("0")
    (True, True, False)
    """
    stripped = (text or "").strip()
    return not stripped or stripped.casefold() in MISSING
