"""The app under AppTest: opening it, typing into it, reading what it says."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ElementTree, Widget

from sla_calc import Plan, encode_plan
from sla_ui.lead_table.state import RecalibrationState, Results

if TYPE_CHECKING:
    from sla_data import LeadTable  # brings the readers

ROOT = Path(__file__).parents[2]
EXAMPLE = Plan()
LEAD_DEMAND, STREAMS = "pages/lead_demand.py", "pages/streams.py"
LEAD_VALUE, LEAD_SCORING = "pages/lead_value.py", "pages/lead_scoring.py"
CAPACITY = "pages/capacity.py"
STATE = "sla_recalibration"
NOTICE = ":material/warning:"
"""Marks a warning above the page; one of a page's own has another icon."""
VERDICT = ":material/report:"
"""Marks the sentence that a promise cannot be kept; whatever else is red was typed wrongly."""


def opened(plan: Plan | None = None, page: str = "", *, locale: str = "en-US") -> AppTest:
    """Open the app with a plan in the address, on one of its pages."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.context["locale"] = locale
    if plan is not None:
        at.query_params["plan"] = encode_plan(plan)
    at.run()
    return at.switch_page(page).run() if page else at


def plan_of(at: AppTest) -> Plan:
    plan: Plan = at.session_state["sla_plan_state"].plan
    return plan


def recalibration_of(at: AppTest) -> RecalibrationState:
    """Return what the session knows of a lead table, which is there once its page was opened."""
    if STATE not in at.session_state:
        raise AssertionError("The page Recalibrate has not been opened in this session.")
    state: RecalibrationState = at.session_state[STATE]
    return state


def lead_table(at: AppTest) -> "LeadTable":
    """Return the lead table that was read."""
    table = recalibration_of(at).table
    if table is None:
        said = "; ".join(problems(at)) or "nothing"
        raise AssertionError(f"No lead table was read. The page says of it: {said}.")
    return table


def results_of(at: AppTest) -> Results:
    """Return what the lead table adds up to, as it stands on the screen."""
    return recalibration_of(at).results(lead_table(at))


def exceptions(at: AppTest) -> list[str]:
    """Return what went wrong behind the page."""
    return [each.message for each in at.exception]


def metrics(at: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in at.metric}


def problems(at: AppTest) -> list[str]:
    """Return what is said to be wrong, as it is read, without the name of the input."""
    refused = [error.value for error in at.error if error.icon != VERDICT]
    boxes = [re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text) for text in refused]
    said = [text for box in boxes for text in (box.split("\n\n") if box[:2] == "**" else [box])]
    return [re.sub(r"^\*\*.*\*\*: ", "", text) for text in said]


def echoes(at: AppTest) -> list[str]:
    """Return what is said to have been understood, in the inputs' labels."""
    return [each.label.partition(" = ")[2] for each in at.text_input if " = " in each.label]


def typed(at: AppTest, key: str, text: str) -> AppTest:
    """Type into an input; what lies in a drawer is brought out first."""
    if key not in [each.key for each in at.text_input]:
        button(at, "More about the plan").click().run()
    return at.text_input(key=key).set_value(text).run()


def wide_open(at: AppTest) -> AppTest:
    """Open every drawer and the menu in which the plan is shared."""
    for drawer in [each.label for each in at.button if each.proto.icon.endswith("chevron_right:")]:
        button(at, drawer).click().run()
    return shared(at)


def shared(at: AppTest) -> AppTest:
    """Open the menu in which the plan is shared and saved."""
    at.session_state[f"share {at.session_state['sla_plan_state'].generation}"] = True
    return at.run()


def button(at: AppTest, label: str) -> Any:
    return next(each for each in at.button if each.label == label)


class Reported(Widget):
    """What the browser reports of a table: AppTest itself reports nothing of one.

    A state that a test writes into the session runs no callback; a report does.
    """

    def __init__(self, widget: str, report: dict[str, Any], root: ElementTree) -> None:
        self.id, self.report, self.root = widget, json.dumps(report), root
        self.type, self.proto, self.key = "report", None, None

    @property
    def value(self) -> str:
        return self.report

    @property
    def _widget_state(self) -> WidgetState:
        state = WidgetState(id=self.id)
        if self.id.endswith("menu"):
            state.string_trigger_value.data = self.report
        else:
            state.string_value = self.report
        return state


def edited(at: AppTest, table: str, **report: Any) -> AppTest:
    """Edit a table; the report holds every edit since it was drawn."""
    editor = at.data_editor(key=table)
    whole = {"edited_rows": {}, "added_rows": [], "deleted_rows": [], **report}
    at.main.children[900] = Reported(editor.proto.id, whole, at.main.root)
    return at.run()


def picked(at: AppTest, table: str, row: int, action: str) -> AppTest:
    """Pick an action from the menu of a table's row."""
    menu = at.data_editor(key=table).proto.button_click_widgets["menu"]
    at.main.children[901] = Reported(menu, {"row": row, "label": action}, at.main.root)
    return at.run()


def table(at: AppTest, key: str) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = at.data_editor(key=key).value.to_dict("list")
    return columns
