"""The plan as a whole: the quota, what it is split into, and the promise of both sides."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sla_calc.errors import PlanError
from sla_calc.model.agreement import Agreement
from sla_calc.model.described import Described
from sla_calc.model.example import EXAMPLE_STREAMS
from sla_calc.model.fields import described
from sla_calc.model.months import LAST_YEAR, MONTHS_A_YEAR, YearMonth
from sla_calc.model.promise import FollowUpPolicy
from sla_calc.model.schedule_terms import ScheduleTerms
from sla_calc.model.scoring import LeadScoring
from sla_calc.model.shares import adds_up
from sla_calc.model.streams import MOST_MONTHS, RevenueStream
from sla_calc.model.team import SalesTeam
from sla_calc.model.texts import Name, repeated, short

MixBasis = Literal["leads", "revenue"]
Rounding = Literal["final", "each stage"]
PointsScale = Literal["close rate", "weakest is 1"]
Weight = Annotated[float, Field(gt=0, le=1e6)]
Quota = Annotated[float, Field(ge=0, le=1e15)]

DEFAULT_STAGES = ("MQL", "SQL", "Opportunity", "Customer")


class Plan(Described):
    """Everything that the two sides agree on. ``Plan()`` is the example.

    Raises:
        PlanError: when a value is not acceptable, with a sentence for each.
    """

    name: Name = described("Plan name", "text", "What the plan is called.", default="Example plan")
    currency: str = described(
        "Currency",
        "an ISO 4217 code of three letters, such as EUR",
        "Shown with every amount; nothing is ever converted.",
        default="USD",
        pattern=r"^[A-Z]{3}$",
    )
    start_month: YearMonth = described(
        "First month",
        "a month, written as 2027-03",
        "The month in which the plan begins.",
        default=YearMonth(2027, 1),
    )
    months: int = described(
        "Months",
        "count",
        "How many months the plan covers.",
        default=6,
        ge=1,
        le=MOST_MONTHS,
        step=1,
    )
    quota: float = described(
        "Quota",
        "money/month",
        "Revenue that sales owes in an average month.",
        source="The annual revenue target / 12.",
        default=500_000.0,
        ge=0,
        le=1e15,
        step=10_000,
    )
    seasonality: tuple[Weight, ...] = described(
        "Seasonality",
        "12 weights, January first",
        "Relative size of each calendar month. Any positive numbers work: they are divided by "
        "their mean.",
        source="Revenue by calendar month of the last two years.",
        default=(1.0,) * MONTHS_A_YEAR,
        min_length=MONTHS_A_YEAR,
        max_length=MONTHS_A_YEAR,
        fail_fast=True,
    )
    quota_growth: float = described(
        "Growth of the quota",
        "rate/month",
        "How much larger a month's quota is than the one before, seasonality apart. The quota is "
        "that of the first month then.",
        default=0.0,
        ge=-0.5,
        le=1,
        step=0.005,
    )
    monthly_quotas: tuple[Quota | None, ...] = described(
        "Quota by month",
        "money by month of the plan",
        "Where it is set month by month: first month first. A month that is left out follows from "
        "quota, seasonality and growth.",
        default=(),
        max_length=MOST_MONTHS,
        fail_fast=True,
    )
    stages: tuple[Name, ...] = described(
        "Stages",
        "names, top to bottom",
        "The funnel from the lead that marketing hands over down to the won deal.",
        default=DEFAULT_STAGES,
        min_length=2,
        max_length=8,
        fail_fast=True,
    )
    mix_basis: MixBasis = described(
        "Mix is a share of",
        "leads or revenue",
        "Whether a lead type's mix is its share of the stream's leads or of its revenue.",
        default="leads",
    )
    rounding: Rounding = described(
        "Rounding",
        "final or each stage",
        "Final: quantities are carried unrounded and a promise is rounded up once, at the end. "
        "Each stage: every stage is rounded up before the next one is computed.",
        default="final",
    )
    points_scale: PointsScale = described(
        "Points",
        "close rate or weakest is 1",
        "How a lead type's points are computed where none are given. Close rate: 100 × close rate. "
        "Weakest is 1: in multiples of the lead type that closes least often.",
        default="close rate",
    )
    tolerance: float = described(
        "Tolerance",
        "rate",
        "Accepted over- and under-delivery. Over-delivery counts too: reps can follow up on only "
        "so many leads.",
        default=0.10,
        ge=0,
        le=1,
        step=0.01,
    )
    streams: tuple[RevenueStream, ...] = described(
        "Streams",
        "revenue streams",
        "What the quota is split into.",
        default=EXAMPLE_STREAMS,
        min_length=1,
        max_length=100,
        fail_fast=True,
    )
    follow_up: FollowUpPolicy = described(
        "Follow-up",
        "policy",
        "What sales promises for each lead, unless a lead type says otherwise.",
        default=FollowUpPolicy(),
    )
    team: SalesTeam = described("Team", "team", "Who keeps that promise.", default=SalesTeam())
    schedule: ScheduleTerms = described(
        "Schedule", "terms", "How the leads come over the months.", default=ScheduleTerms()
    )
    scoring: LeadScoring = described(
        "Lead scoring", "grid", "From when on a lead is an MQL.", default=LeadScoring()
    )
    agreement: Agreement = described(
        "Agreement", "words", "The words of the document.", default=Agreement()
    )

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        months_left = (LAST_YEAR + 1 - self.start_month.year) * MONTHS_A_YEAR
        if self.start_month.month - 1 + self.months > months_left:
            message = (
                f"{self.months} months from {self.start_month} run past {LAST_YEAR}; begin earlier."
            )
            raise ValueError(message)
        if twice := repeated(self.stages):
            message = f"Stages need names of their own; {short(twice)} is there twice."
            raise ValueError(message)
        if twice := repeated(tuple(stream.name for stream in self.streams)):
            message = f"Streams need names of their own; {short(twice)} is there twice."
            raise ValueError(message)
        adds_up("Shares of quota", {stream.name: stream.quota_share for stream in self.streams})
        steps = len(self.stages) - 1
        for stream in self.streams:
            for lead_type in stream.lead_types:
                if (given := len(lead_type.conversion_rates)) != steps:
                    message = (
                        f"Stream {short(stream.name)}, lead type {short(lead_type.name)}: "
                        f"{given} conversion rates for {steps} steps; one is needed for each of "
                        f"{' → '.join(short(stage) for stage in self.stages)}."
                    )
                    raise ValueError(message)
        return self

    def stream(self, name: str) -> RevenueStream:
        """Return the stream of that name.

        Raises:
            PlanError: there is none; the text lists those that there are.
        """
        for stream in self.streams:
            if stream.name == name:
                return stream
        known = ", ".join(short(stream.name) for stream in self.streams)
        message = f"There is no stream {short(name)}; the plan's streams are {known}."
        raise PlanError(message)

    @property
    def covered_months(self) -> tuple[YearMonth, ...]:
        """The months of the plan, first to last."""
        return tuple(self.start_month + later for later in range(self.months))
