"""Where the revenue comes from: revenue streams, and the lead types that feed each."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from sla_calc.model.described import Described
from sla_calc.model.fields import described
from sla_calc.model.promise import FollowUpPolicy
from sla_calc.model.sentences import percent
from sla_calc.model.texts import Name, repeated, short

SUM_TOLERANCE = 1e-6
"""How far each share may miss: enough for 33.3333 % three times, too little to hide a typo."""

Rate = Annotated[float, Field(ge=1e-6, le=1)]
"""A conversion rate: one in a million is the least that means anything."""


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


class LeadType(Described):
    """One kind of lead in a stream: demo request, webinar, outbound; or a quality tier."""

    name: Name = described("Lead type", "text", "Demo request, website form, outbound, event, …")
    mix: float = described(
        "Mix",
        "rate",
        "Its share of the stream's leads, or of the stream's revenue where the plan says so. "
        "The shares of a stream add up to 100 %.",
        default=1.0,
        ge=0,
        le=1,
        step=0.05,
    )
    conversion_rates: tuple[Rate, ...] = described(
        "Conversion rate",
        "rate",
        "Share of what enters a stage that reaches the next one, for each step of the funnel.",
        source="Last quarter's CRM export: entries to a stage / entries to the one above.",
        min_length=1,
        max_length=7,
        fail_fast=True,
        step=0.01,
    )
    deal_size: float | None = described(
        "Deal size",
        "money/deal",
        "Average won deal, where it differs from the stream's.",
        default=None,
        ge=0.01,
        le=1e12,
        step=100,
    )
    sales_cycle_days: float = described(
        "Sales cycle",
        "days",
        "Mean time from hand-over to the won deal.",
        source="Won deals of the last year: close date − hand-over.",
        default=60.0,
        ge=0,
        le=3_650,
        step=5,
    )
    cost_per_lead: float | None = described(
        "Cost per lead",
        "money/lead",
        "What marketing spends for one such lead, if known.",
        default=None,
        ge=0,
        le=1e12,
        step=1,
    )
    monthly_limit: float | None = described(
        "Monthly limit",
        "leads/month",
        "The most that this channel can deliver, if there is one.",
        default=None,
        ge=0,
        le=1e12,
        step=10,
    )
    points: float | None = described(
        "Points",
        "points/lead",
        "Given points; otherwise 100 × close rate.",
        default=None,
        ge=0,
        le=1e9,
        step=1,
    )
    follow_up: FollowUpPolicy | None = described(
        "Follow-up",
        "policy",
        "Where this type is promised more or less than the plan's policy.",
        default=None,
    )


class RevenueStream(Described):
    """A business unit, product, region or customer segment with its own economics."""

    name: Name = described("Stream", "text", "A business unit, product, region or segment.")
    quota_share: float = described(
        "Share of quota",
        "rate",
        "Its part of the quota. The shares of all streams add up to 100 %.",
        default=1.0,
        ge=0,
        le=1,
        step=0.05,
    )
    retained_revenue: float = described(
        "Renewals and expansion",
        "money/month",
        "Revenue expected from existing customers; it comes off before new business.",
        default=0.0,
        ge=0,
        le=1e15,
        step=1_000,
    )
    marketing_share: float = described(
        "Marketing's share",
        "rate",
        "Share of new business that must come from marketing's leads; sales finds the rest.",
        default=1.0,
        ge=0,
        le=1,
        step=0.05,
    )
    deal_size: float = described(
        "Deal size",
        "money/deal",
        "Average won deal.",
        source="Won deals of the last year with an amount above 0: their mean.",
        ge=0.01,
        le=1e12,
        step=100,
    )
    lead_types: tuple[LeadType, ...] = described(
        "Lead types",
        "lead types",
        "The kinds of leads that feed the stream.",
        min_length=1,
        max_length=100,
        fail_fast=True,
    )

    @model_validator(mode="after")
    def _lead_types_are_whole(self) -> Self:
        if twice := repeated(tuple(kind.name for kind in self.lead_types)):
            message = (
                f"Lead types of {short(self.name)} need names of their own; "
                f"{short(twice)} is there twice."
            )
            raise ValueError(message)
        adds_up(
            f"Lead types of {short(self.name)}", {kind.name: kind.mix for kind in self.lead_types}
        )
        return self

    def deal_size_of(self, lead_type: LeadType) -> float:
        """Return the deal size that holds for one of its lead types [money/deal]."""
        return self.deal_size if lead_type.deal_size is None else lead_type.deal_size
