"""The plan of a session: what changes it, what is kept where a change cannot be made."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sla_calc import Plan, decode_plan, encode_plan
from sla_ui.frame.address import open_address, write_address
from sla_ui.frame.plan_state import (
    Notice,
    PlanState,
    TableState,
    arrive,
    edit,
    state,
)
from sla_ui.numbers.understanding import NumberProblem

EXAMPLE = Plan()
Act = Callable[[], Any]


def script(acts: "list[Act]", results: "list[Any]") -> None:
    """The script under test: does what it is told."""
    results[:] = [act() for act in acts]


class Session:
    """A browser session in which things are done, one run of the script each time."""

    def __init__(self, **query: str) -> None:
        self.acts: list[Act] = []
        self.results: list[Any] = []
        self.at = AppTest.from_function(script, default_timeout=30, args=(self.acts, self.results))
        for name, value in query.items():
            self.at.query_params[name] = value

    def do(self, *acts: Act) -> list[Any]:
        """Do something in the session and return what came of it."""
        self.acts[:] = acts
        self.at.run()
        assert [error.message for error in self.at.exception] == []
        return list(self.results)

    @property
    def known(self) -> PlanState:
        return self.at.session_state["sla_plan_state"]


def to_quota(quota: float) -> Act:
    return lambda: edit("quota", lambda plan: plan.changed(quota=quota))


def refuse(plan: Plan) -> Plan:
    message = "This is not a number.\nAnd neither is that."
    raise NumberProblem(message)


# --- a new session --------------------------------------------------------------------------------


def test_a_session_begins_with_the_example_plan() -> None:
    session = Session()
    session.do(state)
    assert session.known == PlanState(EXAMPLE, encode_plan(EXAMPLE))


def test_a_session_begins_with_the_plan_in_its_address() -> None:
    plan = EXAMPLE.changed(quota=750_000, currency="EUR")
    session = Session(plan=encode_plan(plan))
    session.do(open_address)
    assert session.known.plan == plan
    assert session.known.link == encode_plan(plan)
    assert session.known.notices == []


def test_an_address_without_a_plan_changes_nothing() -> None:
    session = Session(other="1")
    session.do(open_address, write_address)
    assert session.known.plan == EXAMPLE
    assert session.known.generation == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This link does not hold a plan."),
        ("hello", "This link does not hold a plan."),
        (encode_plan(EXAMPLE)[:-3], "The plan in this link is cut off"),
        ("1.q64FAA.AAAAAA", "The plan in this link is cut off"),
    ],
    ids=["empty", "foreign", "cut off", "changed"],
)
def test_an_address_that_cannot_be_read_is_said_and_the_example_kept(text: str, said: str) -> None:
    session = Session(plan=text)
    session.do(open_address, write_address)
    assert session.known.plan == EXAMPLE
    (notice,) = session.known.notices
    assert notice.kind == "warning"
    assert notice.sentences[0].startswith(said)
    assert session.at.query_params["plan"] == encode_plan(EXAMPLE)


def test_the_address_is_read_once_and_the_session_is_the_newer_afterwards() -> None:
    session = Session(plan=encode_plan(EXAMPLE.changed(quota=1)))
    session.do(open_address, to_quota(2))
    session.at.query_params["plan"] = encode_plan(EXAMPLE.changed(quota=3))
    session.do(open_address, write_address)
    assert session.known.plan.quota == 2
    assert decode_plan(session.at.query_params["plan"]).quota == 2


def test_the_address_holds_the_plan_again_where_it_was_taken_out() -> None:
    session = Session()
    session.do(write_address)
    session.at.query_params.clear()
    session.do(write_address)
    assert session.at.query_params == {"plan": encode_plan(EXAMPLE)}


# --- edits ----------------------------------------------------------------------------------------


def test_an_edit_makes_the_plan_and_its_link_new_and_no_input() -> None:
    session = Session()
    assert session.do(to_quota(750_000)) == [True]
    assert session.known.plan == EXAMPLE.changed(quota=750_000)
    assert decode_plan(session.known.link) == session.known.plan
    assert session.known.generation == 0


def test_edits_build_on_each_other() -> None:
    session = Session()
    session.do(to_quota(1), lambda: edit("months", lambda plan: plan.changed(months=12)))
    assert session.known.plan == EXAMPLE.changed(quota=1, months=12)


def test_an_edit_that_others_show_draws_every_input_anew() -> None:
    session = Session()
    session.do(
        lambda: edit("other", refuse),
        lambda: state().tables.update(streams=TableState([])),
        lambda: edit("currency", lambda plan: plan.changed(currency="EUR"), redraw=True),
    )
    assert session.known.generation == 1
    assert session.known.problems == {}
    assert session.known.tables == {}


def test_an_edit_that_cannot_be_made_keeps_the_plan_and_says_why() -> None:
    session = Session()
    assert session.do(to_quota(-1), lambda: edit("rate", refuse, redraw=True)) == [False, False]
    assert session.known.plan == EXAMPLE
    assert session.known.link == encode_plan(EXAMPLE)
    assert session.known.generation == 0
    assert session.known.problems["rate"] == ("This is not a number.", "And neither is that.")
    (sentence,) = session.known.problems["quota"]
    assert sentence.startswith("Quota is -1; it must be between 0 and")


def test_a_good_edit_mends_its_own_problem_and_no_other() -> None:
    session = Session()
    session.do(to_quota(-1), lambda: edit("rate", refuse), to_quota(5))
    assert list(session.known.problems) == ["rate"]


def test_an_error_of_ours_is_not_taken_for_the_users() -> None:
    def broken(plan: Plan) -> Plan:
        message = "a bug"
        raise RuntimeError(message)

    def attempt() -> str:
        try:
            edit("quota", broken)
        except RuntimeError as error:
            return str(error)
        return "nothing was raised"

    assert Session().do(attempt) == ["a bug"]


def test_what_was_said_lasts_until_the_plan_changes() -> None:
    notice = Notice("info", ("Opened.",))
    session = Session()
    session.do(lambda: arrive(EXAMPLE.changed(quota=1), notice))
    assert session.known.notices == [notice]
    session.do(lambda: edit("rate", refuse))
    assert session.known.notices == [notice]
    session.do(to_quota(2))
    assert session.known.notices == []


# --- a plan from outside --------------------------------------------------------------------------


def test_a_plan_from_outside_draws_every_input_anew() -> None:
    session = Session()
    session.do(
        to_quota(-1),
        lambda: state().tables.update(streams=TableState([])),
        lambda: arrive(EXAMPLE.changed(quota=1)),
    )
    assert session.known.plan.quota == 1
    assert session.known.link == encode_plan(EXAMPLE.changed(quota=1))
    assert session.known.generation == 1
    assert session.known.problems == {}
    assert session.known.tables == {}
    assert session.known.notices == []


def test_the_same_plan_that_arrives_again_is_drawn_anew() -> None:
    session = Session()
    session.do(lambda: arrive(EXAMPLE), lambda: arrive(EXAMPLE))
    assert session.known.generation == 2


def test_two_sessions_share_nothing() -> None:
    one, other = Session(), Session()
    one.do(to_quota(1), lambda: edit("rate", refuse))
    other.do(state)
    assert other.known == PlanState(EXAMPLE, encode_plan(EXAMPLE))
