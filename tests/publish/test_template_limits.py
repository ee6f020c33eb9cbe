"""Templates of a project: what one raises names its file and line, and none runs for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.publish.html import sandbox
from tests.publish.sites import native, publish, published
from tests.support import Result, write

LIMITS = ("MAX_STEPS", "MAX_SECONDS", "MAX_TEXT", "MAX_TEMPLATE")


def _publish(folder: Path, template: str, **others: str) -> Result:
    files = {
        "look/entry.html": f"A first line.\n{template}\n",
        **{f"look/{name}.html": others[name] for name in others},
    }
    return publish(write(native(folder, published("rope"), settings='[site]\ntemplates = "look"\n'), files))


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% for i in range(100000000) %}x{% endfor %}", "2: OverflowError: Range too big. The sandbox blocks ranges"),
        ("{{ 1 / 0 }}", "2: ZeroDivisionError: division by zero"),
        ("{{ 'a' + 1 }}", '2: TypeError: can only concatenate str (not "int") to str'),
        ("{{ site | tojson }}", "2: TypeError: Object of type SiteTable is not JSON serializable"),
        ("{{ nosuch }}", "2: 'nosuch' is undefined"),
        ("{% if %}", "2: Expected an expression, got 'end of statement block'"),
        ("{{ 'a' | nosuch }}", "2: No filter named 'nosuch'."),
        ("{% include 'nosuch.html' %}", '2: there is no template "nosuch.html"'),
        ("{% include 'entry.html' %}", "2: the template includes or calls itself without end"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "2: the template includes or calls itself without end"),
        ("{{ " + "(" * 5000 + " }}", " the template includes or calls itself without end, or is nested too deeply"),
        ("{{ ''.__class__.__mro__ }}", "2: access to attribute '__class__' of 'str' object is unsafe."),
        ("{{ 'a' * 10 ** 10 }}", "2: OverflowError: numbers above 100,000 cannot be multiplied, nor texts above"),
        ("{{ 9 ** 9 ** 9 }}", "2: OverflowError: numbers above 100,000 cannot be multiplied"),
        ("{{ [0] * 90000 * 90000 }}", "2: OverflowError: numbers above 100,000 cannot be multiplied, nor texts above"),
        ("{{ 2 | round(-999999999) }}", "2: OverflowError: a number cannot be rounded to -999999999 digits"),
        ("{{ lipsum(n=100000000) }}", "2: 'lipsum' is undefined"),
    ],
)
def test_what_a_template_raises_names_its_file_and_line(tmp_path: Path, template: str, said: str) -> None:
    result = _publish(tmp_path, template)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: look/entry.html:{said}"), result.err


def test_an_error_in_an_imported_template_names_that(tmp_path: Path) -> None:
    result = _publish(
        tmp_path, "{% import 'm.html' as m %}{{ m.f() }}", m="{% macro f() %}\n\n{{ 1 / 0 }}{% endmacro %}"
    )
    assert (result.code, result.err) == (2, "error: look/m.html:3: ZeroDivisionError: division by zero\n")


NESTED = "{% for i in range(99999) %}{% for j in range(99999) %}BODY{% endfor %}{% endfor %}"


@pytest.mark.parametrize(
    ("template", "limit", "said"),
    [
        (NESTED, "MAX_STEPS", "2: the page takes more than 1,000 steps; are there loops within loops?"),
        (NESTED.replace("BODY", "x"), "MAX_STEPS", "2: the page takes more than 1,000 steps"),
        (f"{{% set x %}}{NESTED}{{% endset %}}{{{{ x }}}}", "MAX_STEPS", "2: the page takes more than 1,000 steps"),
        ("{{ i }}" * 2000, "MAX_STEPS", "2: the page takes more than 1,000 steps"),
        (
            "{{ 'a' * 50001 }}",
            "MAX_TEXT",
            "2: OverflowError: numbers above 100,000 cannot be multiplied, nor texts above",
        ),
        ("{% for i in range(50001) %}x{% endfor %}", "MAX_TEXT", " the page has more than 50,000 characters"),
        ("x" * 1001, "MAX_TEMPLATE", " the template has more than 1,000 bytes"),
    ],
)
def test_a_page_has_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str, limit: str, said: str
) -> None:
    monkeypatch.setattr(sandbox, limit, 50_000 if limit == "MAX_TEXT" else 1000)
    result = _publish(tmp_path, f"{{% set i = 1 %}}{template}")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: look/entry.html:{said}"), result.err


def test_a_page_has_a_limit_of_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MAX_SECONDS", 0)
    result = _publish(tmp_path, "")  # the first page is the index, in a template of ours
    assert result.code == 2
    assert "index.html:1: the page takes more than 0 seconds" in result.err


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the limit of memory is for Linux")
@pytest.mark.parametrize(
    "template",
    [
        "{% set ns = namespace(a='x' * 1000) %}{% for i in range(40) %}{% set ns.a = ns.a ~ ns.a %}{% endfor %}",
        "{{ 'x' | center(10 ** 10) }}",
        "{{ '%9999999999d' | format(1) }}",
        "{{ ('a' * 50000) | replace('a', 'a' * 50000) }}",
        "{{ range(9) | batch(10 ** 9, 'x') | list }}",
    ],
)
def test_a_page_takes_no_more_memory_than_there_is_for_it(tmp_path: Path, template: str) -> None:
    result = _publish(tmp_path, template)
    assert (result.code, result.err) == (2, "error: look/entry.html:2: the page takes too much memory\n")


def test_the_limits_are_far_above_a_large_glossary() -> None:
    """The index of 72 entries takes 3,100 steps and has 44,000 characters."""
    assert [getattr(sandbox, name) for name in LIMITS] == [2_000_000, 10, 50_000_000, 1024 * 1024]
