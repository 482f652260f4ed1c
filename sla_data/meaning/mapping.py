"""What the columns of a table mean: the answer sheet between an export and the counts."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sla_data.errors import LeadTableError

LONGEST_MAPPING = 200_000
"""[characters] that a mapping's file may have."""

LOST, OPEN, LEFT_OUT = "lost", "open", "leave out"
"""What a value of the status column can mean besides a stage that was reached."""

BLANK = "(blank)"
"""The name of a lead type or revenue stream whose cell is empty."""

Shape = Literal["leads", "totals"]
"""A row for each lead or deal; or a row of totals for each day or month and channel."""


class _Sheet(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Step(_Sheet):
    """How the table tells that a lead reached a stage.

    Attributes:
        stage: the plan's name of it.
        day: the column with the day on which it did. Of the first stage: the lead's creation; in
            totals: the day or month of the row.
        flag: the column that says whether it did; without one, a day says so.
        values: what the flag says then; empty for the usual words for yes.
        count: in totals, the column with the number of leads.
    """

    stage: str = Field(min_length=1, max_length=60)
    day: str | None = None
    flag: str | None = None
    values: tuple[str, ...] = ()
    count: str | None = None


class Mapping(_Sheet):
    """What the columns mean.

    Attributes:
        shape: one row a lead, or totals.
        steps: the stages that the table tells, top to bottom; the first is the lead itself.
        status: the column of the stage or status, and ``meanings`` what its values mean: the name
            of the stage that was reached, ``lost``, ``open`` or ``leave out``.
        lead_id: the column that names the lead; with ``one_per_lead``, rows of one lead are one.
        lead_type, stream: the columns of the lead type and the revenue stream; ``lead_types`` and
            ``streams`` give their values other names, so that two values can be merged.
        owner: the rep.
        amount: the deal's amount, or the revenue in totals.
        lost_on: the day on which a deal was lost.
        first_contact: the time of the first attempt; or ``response``: how long it took.
        assigned: the time at which a rep got the lead.
        attempts: the number of attempts.
        connected: whether the person was reached; ``connected_values`` are the values that say so,
            empty for the usual words for yes.
        reason: why a lead was rejected, disqualified or lost; of two columns the first that is
            filled.
        from_marketing: whether the deal came from marketing; ``marketing_values`` are the values
            that say so, empty for the usual words for yes.
        spend: the money spent on the lead, or on the row's leads in totals.
        formats: how the cells of a column are written, where it was asked or is changed.
        missing: values of a column that stand for a blank, such as -1 for never.
        key, deals_key: the columns by which two files are joined.
    """

    shape: Shape = "leads"
    steps: tuple[Step, ...] = Field(min_length=1, max_length=12)
    status: str | None = None
    meanings: dict[str, str] = Field(default={}, max_length=2_000)
    lead_id: str | None = None
    one_per_lead: bool = False
    lead_type: str | None = None
    lead_types: dict[str, str] = Field(default={}, max_length=2_000)
    stream: str | None = None
    streams: dict[str, str] = Field(default={}, max_length=2_000)
    owner: str | None = None
    amount: str | None = None
    lost_on: str | None = None
    first_contact: str | None = None
    response: str | None = None
    assigned: str | None = None
    attempts: str | None = None
    connected: str | None = None
    connected_values: tuple[str, ...] = ()
    reason: tuple[str, ...] = Field(default=(), max_length=2)
    from_marketing: str | None = None
    marketing_values: tuple[str, ...] = ()
    spend: str | None = None
    formats: dict[str, str] = {}
    missing: dict[str, tuple[str, ...]] = {}
    key: str | None = None
    deals_key: str | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> "Mapping":
        names = self.stages
        if len(set(names)) != len(names):
            raise ValueError("each stage may stand in it once")
        strange = set(self.meanings.values()) - {*names, LOST, OPEN, LEFT_OUT}
        if strange:
            raise ValueError(
                f"a status can mean {', '.join(names)}, lost, open or leave out, not "
                f"{', '.join(sorted(strange))}"
            )
        if self.shape == "totals" and not all(step.count for step in self.steps):
            raise ValueError("in a table of totals each stage needs its column of numbers")
        return self

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages that the table tells, top to bottom."""
        return tuple(step.stage for step in self.steps)

    def used_columns(self) -> tuple[str, ...]:
        """Return every column that it names, each once."""
        steps = [name for step in self.steps for name in (step.day, step.flag, step.count)]
        fields = (
            *(self.status, self.lead_id, self.lead_type, self.stream, self.owner, self.amount),
            *(self.lost_on, self.first_contact, self.response, self.attempts, self.from_marketing),
            *(self.spend, self.assigned, self.connected, *self.reason),
        )
        return tuple(dict.fromkeys(name for name in (*steps, *fields) if name))

    def day_columns(self) -> tuple[str, ...]:
        """Return the columns that are read as days."""
        days = (*(step.day for step in self.steps), self.lost_on, self.first_contact, self.assigned)
        return tuple(dict.fromkeys(name for name in days if name))

    def number_columns(self) -> tuple[str, ...]:
        """Return the columns that are read as numbers."""
        counts = (step.count for step in self.steps)
        numbers = (*counts, self.amount, self.spend, self.attempts)
        return tuple(dict.fromkeys(name for name in numbers if name))

    def yes_columns(self) -> dict[str, tuple[str, ...]]:
        """Return the columns that say yes or no, each with the values that mean yes.

        No values stand for the usual words for yes.
        """
        columns = {step.flag: step.values for step in self.steps if step.flag}
        if self.from_marketing:
            columns[self.from_marketing] = self.marketing_values
        if self.connected:
            columns[self.connected] = self.connected_values
        return columns


def mapping_to_json(mapping: Mapping) -> str:
    """Return a mapping as the text of a file, to be used again next month."""
    return mapping.model_dump_json(indent=2, exclude_defaults=True)


def mapping_from_json(text: str | bytes) -> Mapping:
    """Return the mapping in a file.

    Raises:
        LeadTableError: when it is not one.
    """
    if len(text) > LONGEST_MAPPING:
        raise LeadTableError("This file is too long for a mapping. Right would be one saved here.")
    try:
        return Mapping.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = " → ".join(map(str, first["loc"])) or "the whole"
        raise LeadTableError(
            f"This is not a mapping of columns that was saved here: {place}: {first['msg']}."
        ) from error
