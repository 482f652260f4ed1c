"""What was measured in a table of leads: the answer of a calibration."""

from dataclasses import dataclass
from datetime import date

from sla_calc.calibration.counts import Basis
from sla_calc.calibration.survival import ConversionCurve
from sla_calc.calibration.wilson import Estimate


@dataclass(frozen=True)
class Measured:
    """What a figure is of: a lead type, a whole stream (no lead type), or everything."""

    stream: str | None
    lead_type: str | None


@dataclass(frozen=True)
class MeasuredRate(Measured):
    """The share of leads that got from one stage to another.

    Attributes:
        from_stage: the upper stage.
        to_stage: the lower one, the next that the table tells; the last one for the close rate.
        numerator: [leads].
        denominator: [leads].
        rate: numerator ÷ denominator; None where the denominator is 0 [fraction].
        low: 95 % interval; None where there is none [fraction].
        high: [fraction].
        corrected: with what is still to come from leads that had no time yet; None where the table
            does not tell [fraction].
        corrected_low: [fraction].
        corrected_high: [fraction].
        corrected_n: how many leads the corrected rate is worth [leads].
        basis: cohort or period.
        window: first and last day.
        maturity: share of the leads that got there or have had the time [fraction].
        p90_days: by this age nine of ten conversions have come; None where the table does not tell
            [days].
        why: a sentence: why the corrected rate differs, or why there is none.
    """

    from_stage: str
    to_stage: str
    numerator: float
    denominator: float
    rate: float | None
    low: float | None
    high: float | None
    corrected: float | None
    corrected_low: float | None
    corrected_high: float | None
    corrected_n: float | None
    basis: Basis
    window: tuple[date, date] | None
    maturity: float | None
    p90_days: float | None
    why: str

    @property
    def best(self) -> Estimate | None:
        """The corrected rate, or the counted one where there is none; None without interval."""
        corrected = (self.corrected, self.corrected_low, self.corrected_high, self.corrected_n)
        counted = (self.rate, self.low, self.high, self.denominator)
        value, low, high, n = counted if self.corrected is None else corrected
        if value is None or low is None or high is None or n is None:
            return None
        return Estimate(value, low, high, n)


@dataclass(frozen=True)
class MeasuredDealSize(Measured):
    """The size of won deals with an amount above 0.

    Attributes:
        mean: None where no deal has an amount [money/deal].
        median: [money/deal].
        n: deals with an amount [deals].
        without_amount: won deals whose amount is 0, blank or below 0 [deals].
    """

    mean: float | None
    median: float | None
    n: int
    without_amount: int


@dataclass(frozen=True)
class MeasuredCycle(Measured):
    """Days from a lead's creation to its won deal.

    Attributes:
        median_days: of the deals won so far [days].
        p90_days: nine in ten of them [days].
        mean_days: [days].
        n: [deals].
        before_lead: deals won before their lead existed, in none of the figures [deals].
        corrected_median_days: with the deals that are still to come, which are the slow ones; None
            where the table does not tell [days].
        corrected_p90_days: likewise [days].
        corrected_mean_days: likewise [days].
        curve: the share of leads won by age.
    """

    median_days: float | None
    p90_days: float | None
    mean_days: float | None
    n: int
    before_lead: int
    corrected_median_days: float | None
    corrected_p90_days: float | None
    corrected_mean_days: float | None
    curve: ConversionCurve | None


@dataclass(frozen=True)
class MeasuredLeads(Measured):
    """How many leads come in a month: the mean over the whole months of the window.

    Attributes:
        mean: None where no month is whole [leads/month].
        months: how many are [months].
    """

    mean: float | None
    months: int


@dataclass(frozen=True)
class MeasuredResponse(Measured):
    """How soon leads were first contacted.

    Attributes:
        leads: [leads].
        answered: of those, ever contacted [leads].
        mean_minutes: of the answered ones [minutes].
        median_minutes: [minutes].
        p90_minutes: [minutes].
        within: (minutes, share of all leads that was answered within them), ascending.
    """

    leads: int
    answered: int
    mean_minutes: float | None
    median_minutes: float | None
    p90_minutes: float | None
    within: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class MeasuredAttempts(Measured):
    """How often leads were tried, and what came of it.

    Attributes:
        leads: [leads].
        mean: attempts per lead [attempts].
        wins: [leads].
        wins_within: (attempts, share of the wins that took no more), ascending.
        wins_per_attempt: [leads/attempt].
    """

    leads: int
    mean: float | None
    wins: int
    wins_within: tuple[tuple[int, float], ...]
    wins_per_attempt: float | None


@dataclass(frozen=True)
class MeasuredCost(Measured):
    """What a lead cost.

    Attributes:
        spent: [money].
        leads: [leads].
        cost_per_lead: None where nothing was spent, or on nothing [money/lead].
        why: why there is none; empty otherwise.
    """

    spent: float
    leads: float
    cost_per_lead: float | None
    why: str


@dataclass(frozen=True)
class MarketingShare:
    """The share of the revenue won that came from marketing's leads [fraction]; None if untold."""

    stream: str | None
    share: float | None
    total: float
