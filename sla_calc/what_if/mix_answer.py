"""The answer of the cheapest mix of leads."""

from dataclasses import dataclass

from sla_calc.model.plan import Plan
from sla_calc.what_if.mix_limits import UNIT, Limit


@dataclass(frozen=True, slots=True)
class MixLine:
    """One lead type's part of the mix.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        leads: unrounded [leads/month].
        before: as the plan has it, unrounded [leads/month].
        share: of the stream's leads [fraction].
        left_out: whether it is not used because its cost is not known.
    """

    stream: str
    lead_type: str
    leads: float
    before: float
    share: float
    left_out: bool


@dataclass(frozen=True, slots=True)
class ShadowPrice:
    """What a limit costs.

    Attributes:
        limit: which one.
        price: what the spend falls by if the bound is wider by one unit of it [money/month per
            money, lead, hour a month or share of 1]; of a target, what it rises by.
        lifted: what the spend falls by if the limit were not there at all [money/month]; ``None``
            of a target.
    """

    limit: Limit
    price: float
    lifted: float | None

    @property
    def sentence(self) -> str:
        """The same in words; it can hold users' names."""
        size, what = UNIT[self.limit.kind]
        worth = _amount(abs(self.price) * size)
        text = self.limit.text[0].upper() + self.limit.text[1:]
        if self.lifted is None:
            return f"{text}: {what} costs {worth} a month."
        return f"{text}: costs {_amount(self.lifted)} a month; {what} is worth {worth} a month."


@dataclass(frozen=True, slots=True)
class BestMix:
    """The cheapest mix of leads, or why there is none.

    Attributes:
        possible: whether all limits can be kept.
        plan: with the mix; the plan as it was where there is none.
        lines: by stream and lead type, in the plan's order; none where it is impossible.
        cost: marketing's spend with it, unrounded [money/month]; ``None`` where it is impossible,
            or no cost is known.
        cost_before: as the plan has it, as far as costs are known [money/month].
        hours: a rep's time for its leads [hours/month]; ``None`` where it is impossible.
        prices: of the limits that cost something, the dearest first; none where no cost is known.
        conflict: limits that cannot be kept together, though without any one of them the others
            can; none where it is possible.
        attainable: the share of every stream's target that can be reached with all other limits
            kept [fraction]; 1 where it is possible.
    """

    possible: bool
    plan: Plan
    lines: tuple[MixLine, ...]
    cost: float | None
    cost_before: float | None
    hours: float | None
    prices: tuple[ShadowPrice, ...]
    conflict: tuple[Limit, ...]
    attainable: float

    @property
    def sentence(self) -> str:
        """Why there is none, in words that can hold users' names; ``""`` where there is one."""
        if self.possible:
            return ""
        texts = "; ".join(limit.text for limit in self.conflict)
        return (
            f"These cannot all be kept: {texts}. With all other limits kept, "
            f"{self.attainable:.1%} of the targets can be reached."
        )


def _amount(money: float) -> str:
    return f"{money:,.0f}" if money >= 100 else f"{money:,.3g}"  # noqa: PLR2004 - three digits
