"""Budgets that keep the code readable: sizes, names and a few habits. A failure names the place and the limit."""

import ast
from collections.abc import Iterator
from statistics import median

import pytest

from tests.source_tree import ROOT, Module, modules

CORE = modules("tacolm_core")
APP = modules("app")
PRODUCT = [*CORE, *APP, *modules("main")]
TOOLS = modules("scripts", "packaging")
EVERYTHING = [*PRODUCT, *TOOLS, *modules("tests")]

LONGEST_FILE = 500
USUAL_FILE = 350
LONGEST_FUNCTION = 60
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "tools"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(module: Module) -> Iterator[Function]:
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def lines_without_docstring(function: Function) -> int:
    """Return the lines of a function from its name to its end, less its docstring."""
    first = function.body[0]
    has_docstring = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def none_of(broken: list[str]) -> None:
    assert not broken, "\n" + "\n".join(broken)


def test_files_stay_short() -> None:
    none_of(
        [
            f"{module.at(1)}: {lines} lines, at most {LONGEST_FILE}"
            for module in EVERYTHING
            if (lines := module.text.count("\n")) > LONGEST_FILE
        ]
    )


def test_nine_files_of_ten_are_shorter_still() -> None:
    sizes = sorted(module.text.count("\n") for module in PRODUCT)

    assert sizes[len(sizes) * 9 // 10] <= USUAL_FILE, f"a tenth of the files is over {USUAL_FILE} lines: {sizes[-12:]}"


def test_functions_stay_short() -> None:
    none_of(
        [
            f"{module.at(function.lineno)} {function.name}: {lines} lines, at most {LONGEST_FUNCTION}"
            for module in EVERYTHING
            for function in functions(module)
            if (lines := lines_without_docstring(function)) > LONGEST_FUNCTION
        ]
    )


def test_the_usual_function_fits_in_a_glance() -> None:
    sizes = sorted(lines_without_docstring(function) for module in PRODUCT for function in functions(module))

    assert median(sizes) <= 10
    assert sizes[len(sizes) * 9 // 10] <= 30


def test_no_module_has_a_name_that_says_nothing() -> None:
    none_of([module.at(1) for module in EVERYTHING if EMPTY_NAMES & set(module.name.split("."))])


def test_every_module_says_what_it_is() -> None:
    none_of(
        [
            f"{module.at(1)}: no docstring"
            for module in [*PRODUCT, *TOOLS]
            if module.path.name != "__init__.py" and not ast.get_docstring(module.tree)
        ]
    )


def test_whatever_the_core_offers_is_documented() -> None:
    none_of(
        [
            f"{module.at(node.lineno)} {node.name}: no docstring"
            for module in CORE
            for node in module.tree.body
            if isinstance(node, Function | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    )


def test_only_the_command_line_prints() -> None:
    none_of(
        [
            module.at(node.lineno)
            for module in PRODUCT
            if not module.name.startswith("tacolm_core.cli")
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        ]
    )


def test_asserts_say_what_went_wrong() -> None:
    none_of(
        [
            f"{module.at(node.lineno)}: assert without a message"
            for module in PRODUCT
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Assert) and node.msg is None
        ]
    )


def test_no_exception_is_caught_blindly_and_no_name_comes_by_star() -> None:
    none_of(
        [
            module.at(node.lineno)
            for module in EVERYTHING
            for node in ast.walk(module.tree)
            if (isinstance(node, ast.ExceptHandler) and node.type is None)
            or (isinstance(node, ast.ImportFrom) and node.names[0].name == "*")
        ]
    )


@pytest.mark.parametrize("word", ["engine", "jobs", "worker", "service"])
def test_signals_of_workers_meet_bound_methods(word: str) -> None:
    """A lambda connected to a worker's signal would run in the worker's thread and touch widgets from there."""
    none_of(
        [
            f"{module.at(node.lineno)}: connect a bound method of a QObject instead"
            for module in APP
            if word in module.path.stem
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "connect"
            and any(isinstance(argument, ast.Lambda) for argument in node.args)
        ]
    )


def test_nothing_points_at_a_folder_outside_the_project() -> None:
    outside = ("/" + "work/", "/" + "root/")
    files = [path for kind in ("*.py", "*.md", "*.toml", "*.txt") for path in ROOT.rglob(kind) if _is_ours(path.parts)]

    none_of([str(path.relative_to(ROOT)) for path in files if any(word in path.read_text("utf-8") for word in outside)])


def _is_ours(parts: tuple[str, ...]) -> bool:
    return not {".venv", "build", "dist", "runs", ".git", ".pytest_cache", ".hypothesis"} & set(parts)
