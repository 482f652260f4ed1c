"""Shares that make a whole."""

from sla_calc.model.sentences import percent
from sla_calc.model.texts import short

SUM_TOLERANCE = 1e-6
"""How far each share may miss: enough for 33.3333 % three times, too little to hide a typo."""


def adds_up(whole: str, shares: dict[str, float]) -> None:
    """Check that shares sum to 1.

    Args:
        whole: the sentence's beginning, such as ``"Lead types of Enterprise"``.
        shares: rate by name.

    Raises:
        ValueError: when they do not, with the sum in the sentence.
    """
    total = sum(shares.values())
    if abs(total - 1) > SUM_TOLERANCE * len(shares):
        terms = " + ".join(f"{short(name)} {percent(share)}" for name, share in shares.items())
        message = f"{whole} must add up to 100 %; {terms} = {percent(total)}."
        raise ValueError(message)
