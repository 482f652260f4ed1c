"""The best mix in sentences: what its limits cost, and which cannot be kept together."""

from sla_calc import Plan
from sla_calc.what_if.mix_answer import ShadowPrice
from sla_calc.what_if.mix_limits import UNIT, Limit
from sla_report.numbers.figures import Figures
from sla_ui.drawing.steps import Step
from sla_ui.drawing.text import plain
from sla_ui.what_if.mix_results import Mixed

NAME = 40
PENNY = 0.005


def limit(each: Limit, figures: Figures) -> str:
    """Return what a limit is, with its figure."""
    stream, kind = plain(each.stream or "", NAME), plain(each.lead_type or "", NAME)
    match each.kind:
        case "target":
            return f"the target of {stream}, {figures.money(each.bound)} a month"
        case "limit":
            return f"the monthly limit of {kind} ({stream}), {figures.count(each.bound)} leads"
        case "hours":
            return f"the reps’ hours, {figures.about(each.bound)} a month"
        case "budget":
            return f"the budget, {figures.money(each.bound)} a month"
        case _:
            return f"the {each.kind} of {kind} ({stream}), {figures.rate(each.bound)}"


def price(each: ShadowPrice, figures: Figures) -> str:
    """Return what a limit costs, in a sentence."""
    size, one_more = UNIT[each.limit.kind]
    if each.limit.kind in {"target", "budget"}:
        one_more = f"{figures.money(size)} more"
    what = limit(each.limit, figures)
    begins = what[0].upper() + what[1:]
    worth = figures.money(abs(each.price) * size)
    if each.lifted is None:
        return f"{begins}: {one_more} costs {worth} a month."
    lifted = figures.money(each.lifted)
    return f"{begins}: {one_more} is worth {worth} a month; the limit costs {lifted} in all."


def impossible(found: Mixed, figures: Figures) -> str:
    """Return which limits conflict."""
    texts = "; ".join(limit(each, figures) for each in found.best.conflict)
    return (
        f"These cannot all be kept: {texts}. With all other limits kept, "
        f"{figures.rate(found.best.attainable)} of the targets can be reached."
    )


def answer(found: Mixed, figures: Figures) -> str:
    """Return what the best mix saves, in whole promised leads."""
    before, after = found.compared.of("cost").values
    leads = [figures.count(each) for each in found.compared.of("leads").values]
    if before is None or after is None:
        return (
            f"No cost per lead is known, so this is the mix with the fewest leads: {leads[1]} "
            f"instead of {leads[0]}. Type what a lead costs, and the cheapest mix is found."
        )
    if abs(before - after) < PENNY:
        return "The mix as it is costs the least already."
    # where lead types without a known cost are left out, the rest may well cost more
    word = "less" if after < before else "more"
    return (
        f"The best mix costs {figures.money(after)} a month, {figures.money(abs(before - after))} "
        f"{word} than the mix as it is, with {leads[1]} leads instead of {leads[0]}."
        f"{_rounded_over(found, figures)}"
    )


def _rounded_over(found: Mixed, figures: Figures) -> str:
    """Return that whole leads take a little more of the hours than the mix, where they do."""
    highest, occupancy = found.plan.team.max_occupancy, found.compared.of("occupancy").values[1]
    if not found.within_hours or occupancy is None or occupancy <= highest:
        return ""
    return (
        f" Rounding up to whole leads takes occupancy to {figures.rate(occupancy)}, a little over "
        f"{figures.rate(highest)}."
    )


def unpriced(found: Mixed) -> str:
    """Return which lead types are left out since their cost is not known."""
    left_out = [
        f"{plain(line.lead_type, NAME)} ({plain(line.stream, NAME)})"
        for line, is_left_out in zip(found.demand.lines, found.left_out, strict=True)
        if is_left_out
    ]
    if not left_out:
        return ""
    return f"Left out, since what a lead costs is not known: {', '.join(left_out)}."


def steps(plan: Plan, found: Mixed, figures: Figures) -> list[Step]:
    """Return how the mix was found."""
    money = figures.money
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    terms = [
        f"{figures.about(line.leads)} × {money(kind.cost_per_lead)}"
        for line, kind in zip(found.best.lines, kinds, strict=True)
        if kind.cost_per_lead is not None and line.leads > 0
    ]
    before, after = (money(x) for x in found.compared.of("cost").values)
    return [
        Step(
            "What is sought",
            "the leads of each type, 0 or more, at the least sum of leads × cost; each stream’s "
            "leads × close rate × deal size make its target; within all limits (linear program)",
            f"{figures.count(len(kinds))} lead types",
        ),
        Step(
            "Spend, unrounded", " + ".join(terms[:8]) or "no cost is known", money(found.best.cost)
        ),
        Step(
            "Hours of its leads, unrounded", "leads × minutes ÷ 60", figures.about(found.best.hours)
        ),
        Step("Spend in whole promised leads", f"each lead type rounded up; now {before}", after),
        Step(
            "What a limit costs",
            "the spend with it less the spend without it; what one more is worth is its shadow "
            "price",
            f"{figures.count(len(found.best.prices))} limits",
        ),
    ]
