"""What goes wrong when a document is made, said in sentences."""


class ReportError(ValueError):
    """Something that leaves the house cannot be made; the text says why and what would help."""


class MissingPackageError(ReportError):
    """A package that only documents need is not installed.

    Args:
        what: what was to be made.
        package: what is missing.

    >>> print(MissingPackageError("A PDF", "typst"))
    A PDF needs the package typst, which is not installed here: pip install typst
    """

    def __init__(self, what: str, package: str) -> None:
        super().__init__(
            f"{what} needs the package {package}, which is not installed here: "
            f"pip install {package}"
        )
