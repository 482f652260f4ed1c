"""What each remedy is and does, in sentences."""

from collections.abc import Sequence

from sla_calc import Plan
from sla_calc.follow_up.remedies import Remedy
from sla_report.numbers.figures import Figures
from sla_ui.capacity.words import counted_reps


def relief(found: Sequence[Remedy], plan: Plan, figures: Figures) -> str:
    """Return the first that would make it fit; nothing where none does."""
    first = next((remedy for remedy in found if remedy.suffices), None)
    if first is None:
        return ""
    return f"This would do: {lowered(_action(first, plan, figures))}. More ways below."


def taken(remedy: Remedy, plan: Plan, figures: Figures) -> str:
    """Return what was taken over."""
    return f"The plan is changed: {lowered(_action(remedy, plan, figures))}. Back undoes that."


def lowered(text: str) -> str:
    """Return a text as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def remedy_words(remedy: Remedy, plan: Plan, figures: Figures) -> str:
    """Return what a remedy is, what it does to occupancy, and what it costs."""
    occupancy = remedy.capacity.occupancy
    brings = f"{figures.rate(occupancy)} occupancy"
    short = "" if remedy.suffices else ", not enough on its own"
    costs = []
    if remedy.cost:
        costs.append(f"costs {figures.money(remedy.cost)} a month")
    if remedy.forgone >= 1:
        costs.append(f"forgoes {figures.money(remedy.forgone)} of marketing's revenue a month")
    return ". ".join([f"{_action(remedy, plan, figures)}: {brings}{short}", *_capital(costs)]) + "."


def _action(remedy: Remedy, plan: Plan, figures: Figures) -> str:
    """Return what is to be done."""
    amount, team = remedy.amount, plan.team
    if remedy.kind == "mix":
        return _mix(remedy, plan, figures)
    attempts = "attempt" if amount == 1 else f"{amount:.0f} attempts"
    share, before = figures.rate(amount), figures.rate
    actions = {
        "hire": f"Hire {counted_reps(amount, figures)} in the first month",
        "automate": f"Automate the last {attempts} of each cadence that need no call",
        "shorten": f"End every cadence after {'one ' if amount == 1 else ''}{attempts}",
        "cap": f"Promise no more than {figures.count(amount)} leads a month; sales finds the rest",
        "marketing leads time": f"Give {share} of selling time to marketing's leads in place of "
        f"{before(team.marketing_leads_time)}",
        "selling time": f"Free {share} of paid time for selling in place of "
        f"{before(team.selling_time)}",
    }
    return actions[remedy.kind]


def _mix(remedy: Remedy, plan: Plan, figures: Figures) -> str:
    """Return what a mix is made of."""
    before, after = plan.follow_up.cadence, remedy.plan.follow_up.cadence
    parts = []
    if remedy.amount:
        parts.append(f"hire {counted_reps(remedy.amount, figures)}")
    if len(after) < len(before):
        parts.append(f"end every cadence after {len(after)} attempts")
    if remedy.plan.streams[0].marketing_share < plan.streams[0].marketing_share:
        parts.append(f"promise no more than {figures.count(remedy.capacity.leads)} leads a month")
    return f"The cheapest mix: {', '.join(parts)}"


def _capital(parts: list[str]) -> list[str]:
    text = " and ".join(parts)
    return [f"It {text}"] if text else []
