"""Every page under the strict policy that the server sends: nothing on it asks for more.

What a visit asked for against the policy is noted in all journeys, and fails them at their end.
"""

from sla_calc import Plan
from tests.e2e.conftest import Visit
from tests.e2e.screen import PAGES, expect_leads, fill_quota, open_plan, settle, switch_to

SCRIPT_OF_TEXT = """() => new Promise((tell) => setTimeout(() => {
    try { tell(new Function("return 'it ran'")()); } catch (error) { tell(error.name); }
}))"""
"""Later, since what the test itself runs is not held to the policy."""


def test_a_script_made_of_text_does_not_run_and_is_noticed(visit: Visit, app_url: str) -> None:
    open_plan(visit.page, app_url, Plan())
    assert visit.page.evaluate(SCRIPT_OF_TEXT) == "EvalError"
    visit.page.wait_for_timeout(100)
    assert [text.split()[:2] for text in visit.refused] == [["script-src", "eval"]]
    visit.refused.clear()


def test_every_page_is_drawn_and_edited_within_the_policy(visit: Visit, app_url: str) -> None:
    open_plan(visit.page, app_url, Plan())
    fill_quota(visit.page, "900000")
    expect_leads(visit.page, "1,002")
    for where in PAGES[1:]:
        switch_to(visit.page, where)
        settle(visit.page)
