"""Why so much is owed: one chain from the quota to the hours, with the plan's own numbers."""

from math import fsum

from sla_calc import quota_of
from sla_report.numbers.figures import Figures
from sla_ui.drawing.steps import Step
from sla_ui.numbers.telling import telling
from sla_ui.this_month.owed import Owed
from sla_ui.this_month.words import name_of


def month_steps(owed: Owed, figures: Figures) -> list[Step]:
    """Return how the month's leads and hours follow from its quota."""
    money, count, about = figures.money, figures.count, figures.about
    plan, demand, capacity = owed.plan, owed.demand, owed.capacity
    name = name_of(owed.month, figures)
    targets = demand.targets
    marketing = fsum(target.marketing_target for target in targets)
    sales = fsum(target.sales_target for target in targets)
    quota = float(quota_of(plan, owed.month))
    steps = [
        Step(
            f"From marketing’s leads, {name}",
            f"quota {money(quota)} − existing customers "
            f"{money(telling(quota - marketing - sales))} − what sales finds itself {money(sales)}",
            money(marketing),
        ),
        Step(
            "Leads due",
            f"for {about(demand.total_volumes[-1])} customers at a close rate of "
            f"{figures.rate(demand.close_rate)}, in the month in which they must come",
            count(demand.leads),
        ),
    ]
    if not capacity.leads:
        return steps
    return [
        *steps,
        Step(
            "Hours that their follow-up takes",
            f"{count(capacity.leads)} leads × "
            f"{about(60 * capacity.hours_needed / capacity.leads)} minutes ÷ 60",
            about(capacity.hours_needed),
        ),
        Step(
            "Hours there are",
            f"{about(capacity.reps)} ramped reps × {about(capacity.hours_per_rep)} hours for "
            f"marketing’s leads on {count(owed.working_days)} working days",
            about(capacity.hours_available),
        ),
        Step(
            "Occupancy",
            f"{about(capacity.hours_needed)} ÷ {about(capacity.hours_available)}; up to "
            f"{figures.rate(capacity.max_occupancy)} is fine",
            figures.rate(capacity.occupancy),
        ),
    ]
