"""The rules of the layout, checked in the source: who may import whom, and what nobody does."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import sla_calc

ROOT = Path(__file__).parents[1]
LAYERS = ("pages", "sla_ui", "sla_host", "sla_report", "sla_data", "sla_calc")
LONGEST_PAGE, LONGEST_MODULE, LONGEST_FUNCTION = 100, 220, 55
MARKDOWN = {
    *("markdown", "caption", "write", "title", "header", "subheader", "metric", "info", "warning"),
    *("error", "success", "toast", "expander", "popover", "button", "form_submit_button", "tabs"),
    *("download_button", "page_link", "checkbox", "toggle", "radio", "pills", "text_input"),
    *("segmented_control", "number_input", "selectbox", "multiselect", "text_area", "status"),
}
HARMLESS = {"as_markdown", "sentence", "label_with_unit", "arrow"}
"""What makes any text harmless, or is made of our own words."""


def sources(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "__pycache__" not in path.parts]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> frozenset[str]:
    """Return every module that a file names in an import."""
    modules = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports by a relative name"
            modules |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return frozenset(modules)


def packages(path: Path) -> set[str]:
    return {module.split(".")[0] for module in imported(path)}


PAGES = sources("pages")
MODULES = sources("sla_calc", "sla_data", "sla_report", "sla_host", "sla_ui")
every_page = pytest.mark.parametrize("path", PAGES, ids=name_of)
every_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


# --- who may import whom --------------------------------------------------------------------------


@every_module
def test_nothing_imports_against_the_layers(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    above = set(LAYERS[: LAYERS.index(layer)])
    assert not packages(path) & (above | {"app"})


@every_page
def test_a_page_composes_what_the_shell_and_the_calculation_offer(path: Path) -> None:
    ours = {"streamlit", "sla_calc", "sla_data", "sla_report", "sla_host", "sla_ui"}
    assert packages(path) - ours <= sys.stdlib_module_names


@pytest.mark.parametrize("path", [*PAGES, *MODULES, ROOT / "app.py"], ids=name_of)
def test_nobody_imports_a_page(path: Path) -> None:
    assert not packages(path) & {"pages", *(page.stem for page in PAGES)}


@pytest.mark.parametrize("path", sources("sla_calc"), ids=name_of)
def test_the_calculation_knows_no_screen_no_table_and_no_network(path: Path) -> None:
    foreign = {"streamlit", "altair", "pandas", "babel", "requests", "urllib", "socket", "http"}
    assert not packages(path) & (foreign | {"duckdb", "ibis", "sqlalchemy", "pyarrow", "random"})


@pytest.mark.parametrize("path", sources("sla_calc"), ids=name_of)
def test_the_calculation_reads_no_clock_no_file_and_no_chance(path: Path) -> None:
    called = {
        ast.unparse(node.func) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)
    }
    reading = {"today", "now", "utcnow", "open", "read_text", "read_bytes", "default_rng"}
    assert not {name for name in called if name.split(".")[-1] in reading}
    assert not packages(path) & {"os", "io", "pathlib", "time", "tempfile", "subprocess"}


MADE_READY = re.compile(
    r"sla_ui\.(numbers\.\w+|\w+\.(state|steps|text|results|typed|\w*(frames|words|charts)|explain\w*))"
).fullmatch
"""What a page shows, made ready: modules of these names can be tried in a notebook."""


def run(code: str) -> str:
    """Run Python in a process of its own and return what it prints."""
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout.strip()


def test_what_makes_figures_frames_and_charts_works_without_streamlit() -> None:
    paths = (path.relative_to(ROOT).with_suffix("") for path in (ROOT / "sla_ui").rglob("*.py"))
    names = [name for name in map(".".join, (path.parts for path in paths)) if MADE_READY(name)]
    assert {"sla_ui.demand.frames", "sla_ui.numbers.kinds"} < set(names)
    code = f"""
import importlib, sys
for name in {names}:
    importlib.import_module(name)
    if "streamlit" in sys.modules:
        print(name)
        break
"""
    assert run(code) == ""


def test_the_calculation_loads_neither_streamlit_nor_pandas() -> None:
    loaded = run("import sys, sla_calc; print(*sys.modules)").split()
    heavy = {"streamlit", "pandas", "altair", "babel", "pyarrow", "scipy", "duckdb"}
    assert not heavy & set(loaded)


def test_every_name_that_the_calculation_offers_is_there() -> None:
    assert {"Plan", "lead_demand", "encode_plan"} <= set(sla_calc.__all__)
    assert [name for name in sla_calc.__all__ if not hasattr(sla_calc, name)] == []


def test_the_plan_and_its_demand_load_no_room_that_few_callers_need() -> None:
    loaded = run("import sys, sla_calc; print(*sys.modules)").split()
    rare = ("calibration", "tracking", "what_if", "schedule.program")
    assert not [name for name in loaded if name.startswith(tuple(f"sla_calc.{r}" for r in rare))]


# --- pages ----------------------------------------------------------------------------------------


@every_page
def test_a_page_begins_with_its_guard(path: Path) -> None:
    said, *rest = tree_of(path).body
    assert isinstance(said, ast.Expr)
    assert isinstance(said.value, ast.Constant)  # what the page is for
    after = [node for node in rest if not isinstance(node, ast.Import | ast.ImportFrom)]
    assert ast.unparse(after[0]) == "require_frame()"
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in after)


@every_page
def test_what_a_page_draws_is_its_body_so_that_an_edit_runs_that_alone(path: Path) -> None:
    *_, body, call = tree_of(path).body
    assert isinstance(body, ast.FunctionDef)
    assert [ast.unparse(decorator) for decorator in body.decorator_list] == ["page_body"]
    assert ast.unparse(call) == f"{body.name}()"


@every_page
def test_a_page_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE


@every_module
def test_a_module_is_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    kept_for_ever = path.parent.name == "saved" and path.stem.startswith("format_")
    words = path.parent.name == "languages"  # a language is one file
    assert kept_for_ever or words or lines <= LONGEST_MODULE, f"{lines} lines"


@pytest.mark.parametrize("path", [*PAGES, *MODULES], ids=name_of)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef):
            said = len((ast.get_docstring(node, clean=False) or "").splitlines())
            lines = (node.end_lineno or 0) - node.lineno + 1 - said
            assert lines <= LONGEST_FUNCTION, f"{node.name}: {lines} lines beside its docstring"


def test_every_page_is_in_the_menu() -> None:
    (navigation,) = [path for path in MODULES if name_of(path) == "sla_ui/frame/navigation.py"]
    listed = {
        node.value
        for node in ast.walk(tree_of(navigation))
        if isinstance(node, ast.Constant) and str(node.value).startswith("pages/")
    }
    assert listed == {name_of(page) for page in PAGES}


# --- what is shown --------------------------------------------------------------------------------

SHOWN = [*PAGES, *sources("sla_ui"), ROOT / "app.py"]
every_source = pytest.mark.parametrize("path", SHOWN, ids=name_of)


@every_source
def test_no_html_of_our_own_is_ever_let_through(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in text
    assert "st.html" not in text
    assert "components" not in packages(path)


DRAWN = {"dataframe", "data_editor", "table", "vega_lite_chart", "altair_chart", "pyplot"}


@pytest.mark.parametrize(
    "path", [each for each in SHOWN if name_of(each) != "sla_ui/drawing/show.py"], ids=name_of
)
def test_charts_and_tables_are_drawn_where_they_are_noted_to_be_taken_along(path: Path) -> None:
    called = {
        node.func.attr
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and not ast.unparse(node.func.value).startswith(("known", "self", "frames"))
    }
    assert not called & DRAWN


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute) and ast.unparse(function.value) == "st":
                yield node


def is_number(node: ast.expr) -> bool:
    """Tell whether a value in a text is a figure or a count, by how it is made."""
    if isinstance(node, ast.BinOp):  # nothing but a number can be added to a whole number
        added = isinstance(node.op, ast.Add | ast.Sub) and isinstance(node.right, ast.Constant)
        return added and isinstance(node.right.value, int)
    if isinstance(node, ast.Call):
        function = ast.unparse(node.func)
        if function.endswith((".money", ".money_exact")):  # its dollar may begin a formula
            return False
        counted = {"len", "int", "round"}
        return function in counted or function.startswith(("figures.", "reader.", "figures()."))
    return isinstance(node, ast.Attribute) and node.attr == "currency"


def is_harmless(node: ast.expr, known: dict[str, ast.expr]) -> bool:  # noqa: PLR0911 - one a form
    """Tell whether a text is our own word, or was made harmless before it is shown."""
    match node:
        case ast.Constant():
            return True
        case ast.JoinedStr(values=parts):
            return all(is_harmless(part, known) for part in parts)
        case ast.FormattedValue(value=value):
            return is_number(value) or is_harmless(value, known)
        case ast.IfExp(body=one, orelse=other):
            return is_harmless(one, known) and is_harmless(other, known)
        case ast.BinOp(left=one, right=other) | ast.BoolOp(values=[one, other]):
            return is_harmless(one, known) and is_harmless(other, known)
        case ast.Name(id=name) if name in known:
            return is_number(known[name]) or is_harmless(known[name], {})
        case ast.Call(func=function, args=arguments):
            called = ast.unparse(function)
            if called in HARMLESS:
                return called != "arrow" or all(is_harmless(each, known) for each in arguments)
            if called.endswith(".join") and isinstance(arguments[0], ast.Call):
                return ast.unparse(arguments[0].args[0]) in HARMLESS
            return False
        case _:
            return False


OWN_WORDS = {
    # A label from the model's descriptions, or one that the caller has made harmless.
    *("words.label", "shown", "label", "title", "mend"),
    *("kind.upper()", "TABS"),  # CSV, SVG, PNG; what a menu holds
    "_why_no_leads(plan, due=due)",  # sentences without a word of the plan's
    # The table of steps, whose every cell is made harmless where its row is made.
    "'\\n'.join(['| What | How | Result |', '| :-- | :-- | --: |', *rows])",
}


@every_source
def test_whatever_is_shown_as_markdown_was_made_harmless(path: Path) -> None:
    known = {
        ast.unparse(node.targets[0]): node.value
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Assign) and len(node.targets) == 1
    }
    suspicious = []
    for call in calls(path):
        if isinstance(call.func, ast.Attribute) and call.func.attr in MARKDOWN:
            shown = call.args[:2] if call.func.attr == "metric" else call.args[:1]
            suspicious += [
                f"line {call.lineno}: st.{call.func.attr}({ast.unparse(text)})"
                for text in shown
                if ast.unparse(text) not in OWN_WORDS and not is_harmless(text, known)
            ]
    assert suspicious == []
