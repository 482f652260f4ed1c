"""What both sides mean by the words of the plan, and when a lead is one."""

from collections.abc import Iterable, Iterator

from sla_calc.agreement.facts import Facts
from sla_calc.agreement.parts import (
    Block,
    Column,
    Open,
    Paragraph,
    Section,
    Table,
    Undecided,
    Value,
)
from sla_calc.agreement.phrases import typed
from sla_calc.agreement.well_known import well_known
from sla_calc.model.agreement_parts import Definition


def definitions(facts: Facts) -> Section:
    """Return what each stage and lead type means, with an example and a counter-example."""
    phrases, plan = facts.phrases, facts.plan
    stages = plan.stages
    lead_types = tuple(dict.fromkeys(kind.name for _, kind in facts.kinds))
    told = {each.name: each for each in plan.agreement.definitions}
    further = tuple(name for name in told if name not in {*stages, *lead_types})
    tables = (("stages", stages), ("lead types", lead_types), ("further words", further))
    blocks: list[Block] = [
        Paragraph(phrases.words("lead words", plan.agreement.lead_definition)),
        *(_table(facts, name, words, told) for name, words in tables if words),
    ]
    blocks += _without_meaning(facts, dict.fromkeys((*stages, *lead_types, *further)), told)
    return Section("definitions", phrases.text("definitions"), tuple(blocks))


def qualification(facts: Facts) -> Section:
    """Return the grid of points and the threshold from which on a lead is handed over."""
    phrases, scoring = facts.phrases, facts.plan.scoring
    threshold = typed(scoring.threshold, "from points")
    grid = Table(
        columns=(
            Column(phrases.text("fit")),
            *(Column(phrases.known_word(name), numeric=True) for name in scoring.interest),
        ),
        rows=tuple(
            (
                phrases.known_word(name),
                *(
                    typed(points, strong=scoring.qualifies(fit, interest))
                    for interest, points in enumerate(row)
                ),
            )
            for fit, (name, row) in enumerate(zip(scoring.fit, scoring.points, strict=True))
        ),
    )
    blocks: list[Block] = [
        Paragraph(phrases.say("qualification words", threshold=threshold)),
        grid,
    ]
    if max(map(max, scoring.points)) < scoring.threshold:
        blocks.append(Open(phrases.say("qualification none", threshold=threshold)))
    return Section("qualification", phrases.text("qualification"), tuple(blocks))


def _table(facts: Facts, name: str, words: tuple[str, ...], told: dict[str, Definition]) -> Table:
    phrases = facts.phrases
    return Table(
        columns=(
            Column(phrases.text("word"), width=1.0),
            Column(phrases.text("meaning"), width=2.0),
            Column(phrases.text("example"), width=1.6),
            Column(phrases.text("counter-example"), width=1.6),
        ),
        rows=tuple((word, *_meaning(facts, word, told.get(word))) for word in words),
        caption=phrases.say(name),
    )


def _meaning(facts: Facts, word: str, told: Definition | None) -> tuple[Value, ...]:
    """Return what the plan says of a word, and the usual where it says nothing."""
    usual = facts.phrases.catalogue.meanings.get(well_known(word) or "")
    if told and told.meaning:
        return told.meaning, told.example or None, told.counter_example or None
    if usual:
        own = (told.example, told.counter_example) if told else ("", "")
        return usual.meaning, own[0] or usual.example, own[1] or usual.counter_example
    given = (told.example or None, told.counter_example or None) if told else (None, None)
    return Undecided(), *given


def _without_meaning(
    facts: Facts, words: Iterable[str], told: dict[str, Definition]
) -> Iterator[Open]:
    for word in words:
        if not (word in told and told[word].meaning) and well_known(word) is None:
            yield Open(facts.phrases.say("open definition", word=word))
