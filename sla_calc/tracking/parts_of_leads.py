"""Leads grouped by stream, lead type or rep, and by the day, week or month of their hand-over."""

from datetime import date
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sla_calc.tracking.judging import JudgedFollowUps
from sla_calc.tracking.placing import Place, known_lines

By = Literal["all", "stream", "lead type", "rep"]
Period = Literal["day", "week", "month"]

MONDAY = 4
"""The first one, counted in days from Thursday, 1 January 1970."""

A_WEEK = 7
NO_DAY = np.iinfo(np.int64).max
"""Where the hand-over is not told: after all other days."""


class LeadGroup(NamedTuple):
    """Whose leads, and of when."""

    stream: str | None = None
    """None for all, or where it is not told."""
    lead_type: str | None = None
    rep: str | None = None
    begins: date | None = None
    """First day of the period; None for all, or where the hand-over is not told."""


def grouped(
    judged: JudgedFollowUps, by: By = "all", period: Period | None = None
) -> list[tuple[LeadGroup, NDArray[np.int64]]]:
    """Return the groups in order of time, then the plan's order or the alphabet, with their leads.

    All leads of all time are one group, even where there is none.

    Args:
        judged: the leads.
        by: what a group has in common.
        period: of the hand-over; all time if none.
    """
    if by == "all" and period is None:
        return [(LeadGroup(), np.arange(len(judged.rep_of)))]
    names, name_of = _names(judged, by)
    begins = _begins(judged.follow_ups.handed_over, period)
    _, day_of = np.unique(begins, return_inverse=True)
    code: NDArray[np.int64] = day_of * len(names) + name_of
    found, first = np.unique(code, return_index=True)
    order = np.argsort(code, kind="stable")
    leads = np.split(order, np.searchsorted(code[order], found)[1:])
    groups = []
    for at, members in zip(first.tolist(), leads[: len(found)], strict=True):
        day = int(begins[at])
        begin = None if period is None or day == NO_DAY else np.datetime64(day, "D").item()
        groups.append((names[name_of[at]]._replace(begins=begin), members))
    return groups


def _names(judged: JudgedFollowUps, by: By) -> tuple[list[LeadGroup], NDArray[np.int64]]:
    """Return the groups' names in order, and the number of each lead's."""
    if by == "all":
        return [LeadGroup()], np.zeros(len(judged.rep_of), np.int64)
    if by == "rep":
        each = [LeadGroup(rep=rep) for rep in judged.reps]
        names = sorted(each, key=lambda group: (group.rep is None, group.rep or ""))
        return names, _positions(each, names)[judged.rep_of]
    kinds = by == "lead type"
    each = [LeadGroup(stream, kind if kinds else None) for stream, kind in judged.places]
    rank: dict[Place, int] = {}
    for stream, kind in known_lines(judged.plan):
        rank.setdefault((stream, kind if kinds else None), len(rank))

    def in_order(group: LeadGroup) -> tuple[int, bool, str, str]:
        at = rank.get((group.stream, group.lead_type), len(rank))
        return at, group.stream is None, group.stream or "", group.lead_type or ""

    names = sorted(set(each), key=in_order)
    return names, _positions(each, names)[judged.place_of]


def _positions(each: list[LeadGroup], names: list[LeadGroup]) -> NDArray[np.int64]:
    at = {name: i for i, name in enumerate(names)}
    return np.array([at[name] for name in each], dtype=np.int64)


def _begins(moments: NDArray[np.datetime64], period: Period | None) -> NDArray[np.int64]:
    """Return the first day of each moment's period, counted from January 1970."""
    if period is None:
        return np.zeros(len(moments), np.int64)
    unit = "datetime64[M]" if period == "month" else "datetime64[D]"
    days = moments.astype(unit).astype("datetime64[D]").astype(np.int64)
    if period == "week":
        days -= (days - MONDAY) % A_WEEK
    return np.where(np.isnat(moments), NO_DAY, days)
