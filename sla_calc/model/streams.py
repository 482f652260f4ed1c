"""Where the revenue comes from: revenue streams, and the lead types that feed each."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from sla_calc.model.described import Described
from sla_calc.model.fields import described
from sla_calc.model.improvement import Improvement, check_improvements
from sla_calc.model.promise import FollowUpPolicy
from sla_calc.model.shares import adds_up
from sla_calc.model.texts import Name, repeated, short

Rate = Annotated[float, Field(ge=1e-6, le=1)]
"""A conversion rate: one in a million is the least that means anything."""

Retained = Annotated[float, Field(ge=0, le=1e15)]
"""Revenue from existing customers in one month [money]."""

MOST_MONTHS = 24
"""The longest plan [months]."""

LONGEST_CURVE = 36
"""The longest measured sales cycle [months]."""


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
    sales_cycle_spread: float | None = described(
        "Spread of the sales cycle",
        "days",
        "Standard deviation of the time from hand-over to the won deal, if known; otherwise every "
        "deal takes the mean.",
        source="Won deals of the last year: standard deviation of close date − hand-over.",
        default=None,
        ge=0,
        le=3_650,
        step=5,
    )
    cycle_curve: tuple[Annotated[float, Field(ge=0, le=1)], ...] = described(
        "Measured sales cycle",
        "shares by month",
        "Share of the won deals that close in the month of the lead, in the next one, and so on. "
        "It takes the place of mean and spread.",
        source="Recalibrate: conversion by age.",
        default=(),
        max_length=LONGEST_CURVE,
        fail_fast=True,
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
    improvements: tuple[Improvement, ...] = described(
        "Improvements",
        "improvements",
        "What the team wants to become better at, by when, and who owes it.",
        default=(),
        max_length=9,
        fail_fast=True,
    )

    @model_validator(mode="after")
    def _time_and_improvements_are_whole(self) -> Self:
        if self.cycle_curve:
            shares = {f"month {later}": share for later, share in enumerate(self.cycle_curve)}
            adds_up(f"The measured sales cycle of {short(self.name)}", shares)
        check_improvements(self.name, len(self.conversion_rates), self.improvements)
        return self


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
    monthly_retained: tuple[Retained | None, ...] = described(
        "Renewals and expansion by month",
        "money by month of the plan",
        "Where they differ from month to month: first month first. A month that is left out has "
        "the usual amount.",
        default=(),
        max_length=MOST_MONTHS,
        fail_fast=True,
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
