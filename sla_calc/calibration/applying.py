"""A plan with the figures of a table that were accepted."""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from sla_calc.calibration.advice import PLAN_IS_WORTH, Choice
from sla_calc.calibration.calibrate import Calibration
from sla_calc.calibration.comparison import compare_with_plan
from sla_calc.calibration.findings import Finding
from sla_calc.calibration.matching import Matches
from sla_calc.calibration.new_types import added_lead_types
from sla_calc.calibration.taking import tidy, with_accepted
from sla_calc.errors import PlanError
from sla_calc.model.plan import Plan
from sla_calc.model.texts import short

Accept: TypeAlias = Mapping[str, Choice] | Literal["suggested", "all"]


def apply_calibration(
    plan: Plan,
    calibration: Calibration,
    accept: Accept = "suggested",
    matches: Matches | None = None,
    weight: float = PLAN_IS_WORTH,
) -> Plan:
    """Return the plan with the figures of a table that were accepted.

    A rate over several steps, or of several lead types, changes each of the plan's rates r to r^k
    with one k, so that together they are what was accepted. Where only some of a stream's mixes are
    accepted, the other matched lead types share the rest as before.

    Args:
        plan: the plan.
        calibration: what the table says.
        accept: by a finding's id whether to keep the plan's figure, take the table's or blend them;
            what is not named is kept. Or ``"suggested"``, or ``"all"``: whatever can be taken, and
            blended where it cannot.
        matches: as in :func:`compare_with_plan`.
        weight: likewise.

    Raises:
        PlanError: there is no such finding or choice, or the plan would not be acceptable.

    >>> from sla_calc.calibration.calibrate import calibrate
    >>> from sla_calc.calibration.counts import Counts, StageCounts
    >>> won = StageCounts("Enterprise", "Demo request", (1_000, 300))
    >>> shares = calibrate(Counts(("MQL", "SQL"), "cohort", reached=(won,)))
    >>> apply_calibration(Plan(), shares).streams[1].lead_types[0].conversion_rates
    (0.3, 0.55, 0.22)
    """
    comparison = compare_with_plan(plan, calibration, matches, weight)
    accepted = {
        finding: tidy(value)
        for finding, choice in _choices(comparison.findings, accept)
        if choice != "keep" and (value := finding.value(choice)) is not None
    }
    if not accepted:
        return plan
    streams = []
    for stream in plan.streams:
        own = {each: value for each, value in accepted.items() if each.stream == stream.name}
        new = added_lead_types(plan, stream, calibration, own)
        streams.append(with_accepted(plan.mix_basis, stream, comparison.matching, own, new))
    return plan.changed(streams=tuple(streams))


def _choices(findings: Iterable[Finding], accept: Accept) -> list[tuple[Finding, Choice]]:
    known = {finding.id: finding for finding in findings}
    if accept == "suggested":
        return [(finding, finding.suggested) for finding in known.values()]
    if accept == "all":
        return [
            (finding, next(c for c in ("take", "blend", "keep") if c in finding.choices))
            for finding in known.values()
        ]
    if isinstance(accept, str):
        message = (
            f"Accept is {short(accept)}; it must be 'suggested', 'all' or a choice by finding."
        )
        raise PlanError(message)
    for key, choice in accept.items():
        if key not in known:
            message = f"There is no finding {short(key)} to accept; compare the plan once more."
            raise PlanError(message)
        if choice not in known[key].choices:
            possible = ", ".join(known[key].choices)
            message = (
                f"{known[key].what} of {short(known[key].stream)} cannot be chosen as "
                f"{short(str(choice))}; possible: {possible}. {known[key].why}"
            )
            raise PlanError(message)
    return [(known[key], choice) for key, choice in accept.items()]
