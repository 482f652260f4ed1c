"""Why a month is short of its target: the sales cycle, or a limit that binds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sla_calc.model.months import YearMonth
from sla_calc.model.sentences import percent
from sla_calc.model.texts import short
from sla_calc.schedule.least_leads import least_shortfall
from sla_calc.schedule.task import Task

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

RELIEVED = 1e-6
"""A limit binds where less is short without it, by this share of the largest target."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a stream cannot reach in a month.

    Attributes:
        month: the month.
        stream: the stream's name.
        money: what is missing [money].
        target: what marketing's leads owe [money].
        covered: what the pipeline in hand covers [fraction]; None where nothing is known to be in
            hand.
        earliest: where leads would come too late, the first month in which they close; None where
            that is not among those looked at, or where limits are the reason.
        bound_by: the limits that bind, as parts of a sentence; empty where leads come too late.
        why: the reason, as a part of a sentence.
        sentence: all that, in words.
    """

    month: YearMonth
    stream: str
    money: float
    target: float
    covered: float | None
    earliest: YearMonth | None
    bound_by: tuple[str, ...]
    why: str
    sentence: str


def month_name(month: YearMonth) -> str:
    """Return a month as it stands in a sentence.

    >>> month_name(YearMonth(2027, 3))
    'March 2027'
    """
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def amount(money: float) -> str:
    """Return an amount as it stands in a sentence.

    >>> amount(84_000.4), amount(0.123)
    ('84,000', '0.12')
    """
    return f"{money:,.0f}" if money >= 100 else f"{money:,.2g}"  # noqa: PLR2004 - three digits


def binding_limits(task: Task) -> tuple[str, ...]:
    """Return the limits without which less would be short; all of them where none does alone."""
    best = least_shortfall(task).sum()
    enough = RELIEVED * float(task.needs.max())
    limits = list(_limits(task))
    binding = [words for words, relaxed in limits if best - least_shortfall(relaxed).sum() > enough]
    return tuple(binding or [words for words, _ in limits])


def shortfall(
    task: Task,
    months: Sequence[YearMonth],
    at: int,
    *,
    money: float,
    in_hand: float | None,
    bound_by: tuple[str, ...],
    among_others: bool,
) -> Shortfall:
    """Return what a stream cannot reach in a month, with the reason.

    Args:
        task: the stream's task.
        months: its months.
        at: which of them.
        money: what is missing [money].
        in_hand: what the pipeline in hand brings [money]; None where nothing is known of it.
        bound_by: the limits that bind.
        among_others: whether the plan has other streams too.
    """
    target = float(task.flow.targets[at])
    reach = np.flatnonzero(task.reachable)
    late = not task.reachable[at]
    earliest = months[int(reach[0])] if late and len(reach) else None
    covered = None if in_hand is None else in_hand / target
    where = f" in {short(task.flow.name)}" if among_others else ""
    if not late:
        why = "; ".join(bound_by)
    elif earliest:
        why = (
            f"leads created from {month_name(months[0])} on close in {month_name(earliest)} "
            "at the earliest"
        )
    else:
        why = f"leads created from {month_name(months[0])} on close after {month_name(months[-1])}"
    hand = f"; the pipeline in hand covers {percent(round(covered, 2))}" if covered else ""
    return Shortfall(
        month=months[at],
        stream=task.flow.name,
        money=money,
        target=target,
        covered=covered,
        earliest=earliest,
        bound_by=() if late else bound_by,
        why=f"{why}{hand}",
        sentence=f"{month_name(months[at])} is {amount(money)} short{where}: {why}{hand}.",
    )


def _limits(task: Task) -> Iterator[tuple[str, Task]]:
    """Yield each limit in words, with the task without it."""
    for number, (line, most) in enumerate(zip(task.flow.lines, task.limits, strict=True)):
        if np.isfinite(most):
            words = f"{short(line.lead_type)} can deliver at most {most:,.12g} leads a month"
            yield words, task.relaxed(line=number)
    if np.isfinite(task.most):
        words = f"at most {task.most:,.0f} of its leads may come in a month"
        yield words, task.relaxed(most=np.inf)
    if task.change is not None:
        words = f"leads may differ by at most {percent(task.change)} from those of the month before"
        yield words, task.relaxed(change=None)
