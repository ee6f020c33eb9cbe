"""Rules of other packages: installed, announced under ``glosslint.rules``, used like our own."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from unittest import mock

import pytest

from glosslint.rules import registry
from glosslint.util import system
from tests.support import ROOT, Result, entry, glosslint, write

_RULE = '''"""Says no to the word "stuff".

## What it does
Reports the word "stuff" in a summary.

## Why is this bad?
It names nothing.

## Sources
This test.
"""
from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Severity, Span, bad, good


def check(entry, options):
    for prose in entry.prose:
        at = prose.text.find("stuff")
        if at >= 0:
            yield Problem('"stuff" names nothing; say what it is', entry.at(prose.path, Span(at, at + 5)))


RULE = EntryRule(
    name="no-stuff",
    category="acme",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good("id: a\\nsummary: A thing.\\n"),
        bad("id: a\\nsummary: Some ⟦stuff⟧.\\n", '"stuff" names nothing; say what it is'),
    ),
)
'''

#: No dictionary, which takes longer to load than all else.
_SETTINGS = "language.engines = []\n"


def _package(folder: Path, module: str, leads_to: str = "acme_rules:RULE") -> Path:
    """Write a wheel of a small package."""
    wheel = folder / "acme_rules-1.0-py3-none-any.whl"
    info = "acme_rules-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("acme_rules.py", module)
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/entry_points.txt", f"[glosslint.rules]\nacme = {leads_to}\n")
        archive.writestr(f"{info}/RECORD", "")
    return wheel


def _install(folder: Path, module: str) -> Path:
    """Install the package with pip, into a folder of its own."""
    wheel, site = _package(folder, module), folder / "site"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    return site


def _unpack(folder: Path, module: str, leads_to: str = "acme_rules:RULE") -> Path:
    """Put the package into a folder of its own, as pip does, but at once."""
    site = folder / "site"
    with zipfile.ZipFile(_package(folder, module, leads_to)) as archive:
        archive.extractall(site)
    return site


def _run(site: Path, cwd: Path, *args: str) -> Result:
    """Run the command line in this process, as if the package had been installed when it was started."""
    with mock.patch.object(sys, "path", [str(site), *sys.path]):
        _forget_packages()
        try:
            return glosslint(*args, cwd=cwd)
        finally:
            sys.modules.pop("acme_rules", None)
            _forget_packages()


def _forget_packages() -> None:
    importlib.invalidate_caches()
    for known in (registry.all_rules, registry.rule_named, system.programs):
        known.cache_clear()


def _python(site: Path, cwd: Path, *args: str) -> Result:
    path = os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")])
    env = {**os.environ, "PYTHONPATH": path, "NO_COLOR": "1"}
    done = subprocess.run([sys.executable, *args], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _install(tmp_path_factory.mktemp("plugin"), _RULE)


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    text = "Some stuff that stands here so that a rule of another package finds it."
    return write(tmp_path, {"glosslint.toml": _SETTINGS, "glossary/a.yaml": entry("a", summary=text)})


def test_a_rule_of_a_plugin_reports_like_our_own(site: Path, glossary: Path) -> None:
    done = _python(site, glossary, "-m", "glosslint", "--output-format", "concise")
    assert done.out.splitlines()[0] == 'glossary/a.yaml:5:15: error no-stuff "stuff" names nothing; say what it is'
    assert done.code == 1


@pytest.mark.parametrize("name", ["no-stuff", "acme"])
def test_settings_know_it_by_name_and_by_category(site: Path, glossary: Path, name: str) -> None:
    assert _run(site, glossary, "--ignore", name).code == 0
    assert "1 rule)" in _run(site, glossary, "--select", name).out
    write(glossary, {"glosslint.toml": f'{_SETTINGS}[rules]\nno-stuff = "info"\n'})
    assert _run(site, glossary, "--select", name, "--output-format", "concise").out.count(": info no-stuff") == 1


def test_its_page_is_shown_and_it_stands_in_the_list(site: Path, tmp_path: Path) -> None:
    assert "It names nothing." in _run(site, tmp_path, "rule", "no-stuff").out
    assert "no-stuff" in _run(site, tmp_path, "rules").out


def test_its_examples_run_in_the_same_harness(site: Path, tmp_path: Path) -> None:
    code = (
        "from glosslint.rules.registry import rule_named; from glosslint.testing import expected, reported\n"
        "rule = rule_named('no-stuff')\n"
        "assert [reported(rule, example) for example in rule.examples] == [expected(e)[1] for e in rule.examples]\n"
        "print(len(rule.examples))"
    )
    assert _python(site, tmp_path, "-c", code) == (0, "2\n", "")


@pytest.mark.parametrize(
    ("module", "leads_to", "said"),
    [
        ("import nowhere_at_all\n", "acme_rules:RULE", "cannot be loaded: ModuleNotFoundError: No module named"),
        ("1 / 0\n", "acme_rules:RULE", "cannot be loaded: ZeroDivisionError: division by zero"),
        ("RULE = 'x'\n", "acme_rules:RULE", "acme_rules:RULE must be a rule or a list of rules, not str"),
        (_RULE, "acme_rules:NONE", "cannot be loaded: AttributeError"),
        (
            _RULE.replace('"no-stuff"', '"duplicate-id"'),
            "acme_rules:RULE",
            'rule "duplicate-id" is already defined by glosslint itself',
        ),
        (
            _RULE.replace('"no-stuff"', '"No Stuff"'),
            "acme_rules:RULE",
            "the name of a rule consists of lowercase letters",
        ),
    ],
    ids=["import", "raises", "no rule", "nothing there", "taken", "name"],
)
def test_a_broken_plugin_is_named(tmp_path: Path, glossary: Path, module: str, leads_to: str, said: str) -> None:
    (tmp_path / "package").mkdir()
    done = _run(_unpack(tmp_path / "package", module, leads_to), glossary)
    assert done.code == 2
    assert done.err.startswith("error: the plugin acme of the package acme-rules: ")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_a_rule_of_a_plugin_that_fails_is_no_fault_of_ours(tmp_path: Path, glossary: Path) -> None:
    (tmp_path / "package").mkdir()
    done = _run(_unpack(tmp_path / "package", _RULE.replace("    for prose", "    1 / 0\n    for prose")), glossary)
    assert done.code == 3
    assert "no-stuff comes from a plugin; please report the traceback above there" in done.err
    assert "internal error" not in done.err


def test_a_rule_that_fails_on_each_entry_fails_once_and_the_others_report(tmp_path: Path, glossary: Path) -> None:
    write(glossary, {f"glossary/b{number}.yaml": entry(f"b{number}", see_also=["a"]) for number in range(50)})
    write(glossary, {"glossary/c.yaml": entry("c", see_also=["gone"])})
    (tmp_path / "package").mkdir()
    raising = _RULE.replace("    for prose", '    raise ValueError("no\\n::error::\\x1b[2J")\n    for prose')
    site = _unpack(tmp_path / "package", raising)
    for command in (["check"], ["fix"], ["hook", "--all"], ["stats"]):
        if command[0] == "hook":
            subprocess.run(["git", "init", "-q"], cwd=glossary, check=True)
        done = _run(site, glossary, *command)
        assert (done.code, done.err.count("Traceback")) == (3, 1), command
        assert done.err.count("error: rule no-stuff failed on entry a in glossary/a.yaml") == 1
        assert "\x1b" not in done.err and "\n::" not in done.err
    done = _run(site, glossary, "--output-format", "json")
    report = json.loads(done.out)
    assert [crash["rule"] for crash in report["crashes"]] == ["no-stuff"]
    assert [finding["rule"] for finding in report["findings"]] == ["broken-reference"]


def test_in_its_own_tests_its_exception_is_raised(tmp_path: Path) -> None:
    site = _unpack(tmp_path, _RULE.replace("    for prose", "    entry.nowhere\n    for prose"))
    code = (
        "from glosslint.rules.registry import rule_named; from glosslint.testing import fixed, reported\n"
        "rule = rule_named('no-stuff')\n"
        "for run in (reported, fixed):\n"
        "    try: run(rule, rule.examples[0])\n"
        "    except AttributeError as error: print(error.name)\n"
    )
    assert _python(site, tmp_path, "-c", code) == (0, "nowhere\nnowhere\n", "")


def test_the_rule_of_the_page_works(tmp_path: Path) -> None:
    code = re.findall(r"```python\n(.*?)```", (ROOT / "docs/writing-rules.md").read_text("utf-8"), re.DOTALL)
    package = write(tmp_path, {"acme_rules/shouting_term.py": code[0], "test_rule.py": code[1]})
    done = _python(package, package, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_rule.py")
    assert done.out.splitlines()[-1].startswith("3 passed")
