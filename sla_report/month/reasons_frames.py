"""Why leads did not advance, as tidy frames."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from sla_calc import ReasonShare
from sla_report.drawing.roles import DROPS
from sla_report.numbers.figures import NOTHING, Figures
from sla_report.plain_text import distinct, plain

MOST_BARS = 10


def by_type_and_stage(found: Sequence[ReasonShare], figures: Figures) -> pd.DataFrame:
    """Return how often each reason was given.

    Columns, all text: ``stream``, ``lead_type``, ``stage``, ``reason``, ``leads``, ``share``.
    """
    return pd.DataFrame(
        {
            "stream": [plain(each.stream, 60) if each.stream else NOTHING for each in found],
            "lead_type": [
                plain(each.lead_type, 60) if each.lead_type else NOTHING for each in found
            ],
            "stage": [plain(each.stage, 60) for each in found],
            "reason": [plain(each.reason, 100) for each in found],
            "leads": [figures.count(each.leads) for each in found],
            "share": [figures.rate(each.share) for each in found],
        }
    )


def all_together(found: Sequence[ReasonShare], figures: Figures) -> pd.DataFrame:
    """Return the commonest reasons of all leads.

    Columns: ``position``, ``role``, ``reason``, ``leads``, ``text``.
    """
    whole: Counter[str] = Counter()
    for each in found:
        whole[plain(each.reason, 60)] += each.leads
    most = whole.most_common(MOST_BARS)
    rest = sum(whole.values()) - sum(n for _, n in most)
    rows = [*most, *([("all others", rest)] if rest else [])]
    return pd.DataFrame(
        {
            "position": range(len(rows)),
            "role": [DROPS] * len(rows),
            "reason": distinct([reason for reason, _ in rows]),
            "leads": [n for _, n in rows],
            "text": [
                f"{figures.count(n)} ({figures.rate(n / sum(whole.values()))})" for _, n in rows
            ],
        }
    )
