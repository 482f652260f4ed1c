"""How sure the quota is, as tidy frames."""

from itertools import accumulate

import pandas as pd

from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain
from sla_ui.what_if.roles import MADE, MISSED
from sla_ui.what_if.state import View
from sla_ui.what_if.sure_results import Fan, Sureness


def histogram(found: Sureness, figures: Figures) -> pd.DataFrame:
    """Return the revenue of a month.

    Columns: ``low``, ``high`` [money], ``share`` [%], ``zero``, ``role``, ``between`` and
    ``share_text`` as text, ``quota`` [money] and ``quota_text`` (in the first row alone).
    """
    text = f"quota {figures.money(found.quota)}"
    return pd.DataFrame(
        [
            {
                "low": bar.low,
                "high": bar.high,
                "share": bar.share * 100,
                "zero": 0.0,
                "role": MADE if bar.low + bar.high > 2 * found.quota else MISSED,
                "between": f"{figures.money(bar.low)} to {figures.money(bar.high)}",
                "share_text": figures.rate(bar.share),
                "quota": found.quota if at == 0 else None,
                "quota_text": text if at == 0 else None,
            }
            for at, bar in enumerate(found.bars)
        ]
    )


def fan_frame(found: Fan, view: View, figures: Figures) -> pd.DataFrame:
    """Return the revenue of each month, by itself or from the first month on.

    Columns: ``position``, ``month``, ``p10`` … ``p90``, ``quota`` [money], and as text ``middle``,
    ``half``, ``most``, ``quota_text``.
    """
    added = view == "added up"
    quotas = list(accumulate(found.quota)) if added else list(found.quota)
    rows = []
    for at, (month, bands, quota) in enumerate(
        zip(found.months, found.added_up if added else found.alone, quotas, strict=True)
    ):
        p10, p25, p50, p75, p90 = bands
        money = figures.money
        rows.append(
            {
                "position": at,
                "month": figures.month(month.year, month.month, short=True),
                "p10": p10,
                "p25": p25,
                "p50": p50,
                "p75": p75,
                "p90": p90,
                "quota": quota,
                "middle": money(p50),
                "half": f"{money(p25)} to {money(p75)}",
                "most": f"{money(p10)} to {money(p90)}",
                "quota_text": money(quota),
            }
        )
    return pd.DataFrame(rows)


def parts_table(found: Sureness, figures: Figures) -> pd.DataFrame:
    """Return what each stream contributes.

    Columns, all text: ``stream``, ``target``, ``made``, ``middle``, ``most``.
    """
    return pd.DataFrame(
        [
            {
                "stream": plain(part.stream, 60),
                "target": figures.money(part.target),
                "made": figures.rate(part.probability),
                "middle": figures.money(part.bands[2]),
                "most": f"{figures.money(part.bands[0])} to {figures.money(part.bands[-1])}",
            }
            for part in found.parts
        ]
    )
