"""Why leads did not advance: a row that both sides can read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sla_calc.tracking.actuals import ReasonCount


@dataclass(frozen=True, slots=True)
class ReasonShare:
    """How often leads of a type did not advance from a stage for one reason.

    Attributes:
        stream: as the table calls it.
        lead_type: as the table calls it.
        stage: the furthest that they reached.
        reason: as written.
        leads: [leads].
        share: of all leads of the type that did not advance from that stage [fraction].
    """

    stream: str | None
    lead_type: str | None
    stage: str
    reason: str
    leads: int
    share: float


def reason_shares(counts: Iterable[ReasonCount]) -> tuple[ReasonShare, ...]:
    """Return how often each reason was given, per lead type and stage, the most frequent first.

    Args:
        counts: of the table; those of the same lead type, stage and reason are added up.

    >>> told = [ReasonCount(None, "Fair", "MQL", why, n) for why, n in [("Budget", 1), ("Spam", 3)]]
    >>> [(each.reason, each.leads, each.share) for each in reason_shares(told)]
    [('Spam', 3, 0.75), ('Budget', 1, 0.25)]
    """
    leads: Counter[tuple[str | None, str | None, str, str]] = Counter()
    whole: Counter[tuple[str | None, str | None, str]] = Counter()
    for each in counts:
        leads[each.stream, each.lead_type, each.stage, each.reason] += each.leads
        whole[each.stream, each.lead_type, each.stage] += each.leads
    shares = [ReasonShare(*key, n, n / whole[key[:3]]) for key, n in leads.items() if n]
    return tuple(sorted(shares, key=_most_frequent_first))


def _most_frequent_first(each: ReasonShare) -> tuple[int, str, str, str, str]:
    return -each.leads, each.stream or "", each.lead_type or "", each.stage, each.reason
