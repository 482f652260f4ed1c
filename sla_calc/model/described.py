"""The base of every model in the plan."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from sla_calc.errors import PlanError
from sla_calc.model.sentences import sentences


class Described(BaseModel):
    """The base of every model in the plan: immutable, strict about names, finite numbers only.

    Raises:
        PlanError: when a value is not acceptable, with a sentence for each.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, validate_default=True
    )

    def __init__(self, /, **values: Any) -> None:  # noqa: ANN401 - validated one line below
        try:
            self.__pydantic_validator__.validate_python(values, self_instance=self)
        except ValidationError as error:
            raise PlanError(*sentences(type(self), values, error)) from None

    # Nested models are validated by the outermost one, which knows the way down to the value:
    # without this mark Pydantic would call the method above for each of them on its own.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    def changed(self, **changes: Any) -> Self:  # noqa: ANN401 - validated like any other value
        """Return a copy with some fields changed, validated as a whole.

        Raises:
            PlanError: when the result would not be acceptable.

        >>> from sla_calc import Plan
        >>> Plan().changed(quota=750_000).quota
        750000.0
        """
        return type(self)(**{**self.__dict__, **changes})

    @classmethod
    def read(cls, values: object) -> Self:
        """Build the model from plain data, such as parsed JSON.

        Raises:
            PlanError: when the data are not acceptable, with a sentence for each problem.
        """
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            raise PlanError(*sentences(cls, values, error)) from None
