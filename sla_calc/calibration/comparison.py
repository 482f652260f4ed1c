"""The plan beside what a table says of it: one row for each figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isfinite

from sla_calc.calibration.advice import PLAN_IS_WORTH
from sla_calc.calibration.calibrate import Calibration
from sla_calc.calibration.findings import Finding
from sla_calc.calibration.matching import Line, Matches, Matching, Part, match_parts
from sla_calc.calibration.measured import Measured
from sla_calc.calibration.measuring import month_of
from sla_calc.calibration.mixes import mix_findings
from sla_calc.calibration.spans import Span, lead_weights, span_rate
from sla_calc.calibration.stages import spans_of
from sla_calc.calibration.weighing import mean_finding, rate_finding
from sla_calc.errors import PlanError
from sla_calc.model.plan import Plan
from sla_calc.model.streams import LeadType, RevenueStream


@dataclass(frozen=True)
class Comparison:
    """The plan beside what a table says of it.

    Attributes:
        findings: one for each figure that both know, or that the plan could have.
        unmatched: stream and lead type of the table that the plan does not have.
        missing: stream and lead type of the plan that the table does not have.
        matching: what was taken to be what.
    """

    findings: tuple[Finding, ...]
    unmatched: tuple[Part, ...]
    missing: tuple[Line, ...]
    matching: Matching

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)


def compare_with_plan(
    plan: Plan,
    calibration: Calibration,
    matches: Matches | None = None,
    weight: float = PLAN_IS_WORTH,
) -> Comparison:
    """Return the plan beside what a table says of it.

    A table that tells a stream's lead types is compared by lead type. One that tells none of them,
    or others, is compared as a whole: all lead types of the stream alike.

    Args:
        plan: the plan.
        calibration: what the table says.
        matches: which lead type of the table is which one of the plan, where the names differ.
        weight: what a rate of the plan is worth in a blend [leads]; a deal size or sales cycle is
            worth the deals that come of so many leads.

    Raises:
        PlanError: a match names what is not there, or the weight is no number of 0 or more.
    """
    if not (isfinite(weight) and weight >= 0):
        message = f"The plan's weight in a blend is {weight:g} leads; it must be 0 or more."
        raise PlanError(message)
    matching = match_parts(plan, calibration, matches)
    findings = [
        finding
        for stream in plan.streams
        for finding in _Stream(plan, stream, calibration, matching, weight).findings()
    ]
    return Comparison(tuple(findings), matching.unmatched, matching.missing, matching)


@dataclass(frozen=True)
class _Stream:
    """One stream of the plan, and what is known about it."""

    plan: Plan
    stream: RevenueStream
    calibration: Calibration
    matching: Matching
    weight: float

    def findings(self) -> Iterator[Finding]:
        for line, kinds, part in self.rows(self.calibration.rates):
            yield from self.rates(line, kinds, part)
        for line, kinds, part in self.rows(self.calibration.cycles):
            yield from self.cycles(line, kinds, part)
        for line, kinds, part in self.rows(self.calibration.costs):
            yield from self.costs(line, kinds, part)
        yield from mix_findings(
            self.plan, self.stream, self.calibration, self.matching, self.weight
        )
        yield from self.deal_sizes()
        yield from self.marketing_share()

    def rows(
        self, measured: Iterable[Measured]
    ) -> Iterator[tuple[tuple[str, str | None], list[LeadType], Part]]:
        """Yield what is compared: lead types by name, or all of them as a whole."""
        name, kinds = self.stream.name, self.stream.lead_types
        told = {(row.stream, row.lead_type) for row in measured}
        parts = {kind: self.matching.lead_types.get((name, kind.name)) for kind in kinds}
        by_type = [(kind, part) for kind, part in parts.items() if part in told and part]
        for kind, part in by_type:
            yield (name, kind.name), [kind], part
        grows = any(line[0] == name for line in self.matching.added)
        whole = self.matching.streams.get(name)
        if whole and not by_type and not grows:
            yield (name, None), list(kinds), whole

    def rates(
        self, line: tuple[str, str | None], kinds: list[LeadType], part: Part
    ) -> Iterator[Finding]:
        stages = self.plan.stages
        window = self.calibration.suggested_window
        since = str(month_of(window[0])) if window else None
        for span, measured in spans_of(self.calibration, part, stages):
            rate = span_rate(self.plan.mix_basis, self.stream, kinds, span)
            yield rate_finding(
                line, rate, measured, (span, stages), weight=self.weight, since=since
            )

    def cycles(
        self, line: tuple[str, str | None], kinds: list[LeadType], part: Part
    ) -> Iterator[Finding]:
        for cycle in self.calibration.cycles:
            if (cycle.stream, cycle.lead_type) == part and cycle.mean_days is not None:
                days = cycle.mean_days
                corrected = cycle.corrected_mean_days
                mean = self._mean(kinds, [kind.sales_cycle_days for kind in kinds], won=True)
                data = (days if corrected is None else corrected, days, float(cycle.n))
                yield mean_finding("cycle", line, mean, data, part=part, weight=self._deals(kinds))

    def costs(
        self, line: tuple[str, str | None], kinds: list[LeadType], part: Part
    ) -> Iterator[Finding]:
        for cost in self.calibration.costs:
            if (cost.stream, cost.lead_type) == part and cost.cost_per_lead is not None:
                known = [kind.cost_per_lead for kind in kinds]
                told = [each for each in known if each is not None]
                mean = self._mean(kinds, told, won=False) if len(told) == len(known) else None
                data = (cost.cost_per_lead, cost.cost_per_lead, cost.leads)
                yield mean_finding("cost per lead", line, mean, data, part=part, weight=self.weight)

    def deal_sizes(self) -> Iterator[Finding]:
        """Yield the stream's deal size, and that of lead types that have one of their own."""
        name = self.stream.name
        sizes: list[tuple[str | None, float, list[LeadType], Part | None]] = [
            (
                None,
                self.stream.deal_size,
                list(self.stream.lead_types),
                self.matching.streams.get(name),
            )
        ]
        for kind in self.stream.lead_types:
            if kind.deal_size is not None:
                part = self.matching.lead_types.get((name, kind.name))
                sizes.append((kind.name, kind.deal_size, [kind], part))
        for lead_type, size, kinds, part in sizes:
            for measured in self.calibration.deal_sizes:
                if (measured.stream, measured.lead_type) == part and measured.mean is not None:
                    data = (measured.mean, measured.mean, float(measured.n))
                    worth = self._deals(kinds)
                    yield mean_finding(
                        "deal size", (name, lead_type), size, data, part=part, weight=worth
                    )

    def marketing_share(self) -> Iterator[Finding]:
        part = self.matching.streams.get(self.stream.name)
        shares = {row.stream: row.share for row in self.calibration.marketing_shares}
        shares[None] = self.calibration.marketing_share
        share = shares.get(part[0]) if part else None
        if part and share is not None:
            line = (self.stream.name, None)
            data = (share, share, None)
            plans = self.stream.marketing_share
            yield mean_finding("marketing share", line, plans, data, part=part, weight=None)

    def _mean(self, kinds: list[LeadType], values: list[float], *, won: bool) -> float:
        """Return the mean over lead types, by their leads or by their won deals."""
        stage = len(self.plan.stages) - 1 if won else 0
        weights = lead_weights(self.plan.mix_basis, self.stream, kinds, stage)
        return sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)

    def _deals(self, kinds: list[LeadType]) -> float:
        """Return how many deals the plan's worth in leads becomes [deals]."""
        whole: Span = (0, len(self.plan.stages) - 1)
        return self.weight * span_rate(self.plan.mix_basis, self.stream, kinds, whole)
