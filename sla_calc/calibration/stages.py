"""Which rates of a table are which steps of a plan."""

from collections.abc import Sequence

from sla_calc.calibration.calibrate import Calibration
from sla_calc.calibration.matching import Part, folded
from sla_calc.calibration.measured import MeasuredRate
from sla_calc.calibration.spans import Span


def spans_of(
    calibration: Calibration, part: Part, stages: Sequence[str]
) -> list[tuple[Span, MeasuredRate]]:
    """Return the rates of a part that are one or more steps of the plan, top to bottom.

    Stages are the same by name; the last one is the won deal in both, whatever it is called. No
    step is in two of the rates: the shorter one comes first, so the close rate is there only where
    nothing in between is told.

    Args:
        calibration: what the table says.
        part: its stream and lead type.
        stages: the plan's, top to bottom.
    """
    place = {folded(stage): index for index, stage in enumerate(stages)}
    place.setdefault(folded(calibration.stages[-1]), len(stages) - 1)
    found = [
        ((place[folded(rate.from_stage)], place[folded(rate.to_stage)]), rate)
        for rate in calibration.rates
        if (rate.stream, rate.lead_type) == part
        and rate.rate is not None
        and folded(rate.from_stage) in place
        and folded(rate.to_stage) in place
    ]
    chosen: list[tuple[Span, MeasuredRate]] = []
    for span, rate in sorted(found, key=lambda row: row[0][1] - row[0][0]):
        upper, lower = span
        apart = all(lower <= other[0] or other[1] <= upper for other, _ in chosen)
        if upper < lower and apart:
            chosen.append((span, rate))
    return sorted(chosen, key=lambda row: row[0])
