"""Lead scoring: how well a person fits, how interested they are, and from when on it is an MQL."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from sla_calc.model.described import Described
from sla_calc.model.fields import described
from sla_calc.model.texts import Name, repeated, short

Points = Annotated[float, Field(ge=0, le=1e6)]
FEWEST_STEPS, MOST_STEPS = 3, 5


class LeadScoring(Described):
    """A grid of points, fit by interest, and the threshold that makes a lead an MQL."""

    fit: tuple[Name, ...] = described(
        "Fit",
        "names, worst to best",
        "How well the person and the company match whom you sell to: role, size, industry.",
        default=("Poor", "Fair", "Good", "Ideal"),
        min_length=FEWEST_STEPS,
        max_length=MOST_STEPS,
    )
    interest: tuple[Name, ...] = described(
        "Interest",
        "names, lowest to highest",
        "What the person has done: read, come back, asked for a price or a demo.",
        default=("Looked around", "Came back", "Compared prices", "Asked for a demo"),
        min_length=FEWEST_STEPS,
        max_length=MOST_STEPS,
    )
    points: tuple[tuple[Points, ...], ...] = described(
        "Points of a cell",
        "a row of points for each fit",
        "Points of a lead with that fit (row) and that interest (column).",
        default=((0, 10, 20, 30), (10, 25, 40, 60), (25, 45, 65, 80), (40, 60, 80, 100)),
    )
    threshold: float = described(
        "MQL from",
        "points",
        "Points from which on a lead is handed over to sales.",
        default=60.0,
        ge=0,
        le=1e6,
        step=5,
    )

    @model_validator(mode="after")
    def _grid_is_whole(self) -> Self:
        for label, names in (("Fit", self.fit), ("Interest", self.interest)):
            if twice := repeated(names):
                message = f"{label}: steps need names of their own; {short(twice)} is there twice."
                raise ValueError(message)
        widths = {len(row) for row in self.points}
        if len(self.points) != len(self.fit) or widths != {len(self.interest)}:
            message = (
                f"Points of a cell: {len(self.fit)} rows of {len(self.interest)} are needed, one "
                "for each fit and interest."
            )
            raise ValueError(message)
        return self

    def qualifies(self, fit: int, interest: int) -> bool:
        """Return whether a lead in that cell is an MQL.

        Args:
            fit: index of the fit, 0 for the worst.
            interest: index of the interest, 0 for the lowest.

        >>> LeadScoring().qualifies(2, 2), LeadScoring().qualifies(0, 3)
        (True, False)
        """
        return self.points[fit][interest] >= self.threshold
