"""Four published glossaries and two of our own, each with settings of at most ten lines: what a correct checker finds,
and no more."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest, open_session
from glosslint.model import Finding, Severity
from glosslint.model.report import Report
from glosslint.settings.settings import Settings, load
from tests.corpora.glossaries import CORPORA, OWN, OWN_NAMES, each, needs_corpora, settings_text

MALFORMED = [21, 518, 554, 554, 555, 891, 1231, 1262, 2344, 2723, 2995, 3923, 4317, 4317, 5066, 5384, 6202, 7153]
MALFORMED += [7277, 8700, 9925, 11361, 11464]
OUT_OF_ORDER = ["confusion_matrix", "gpu", "high_performance_computing", "jupyter_notebook", "pop"]
OUT_OF_ORDER += ["parametric_statistics", "nonparametric_statistics", "cnn", "epoch_dl", "class_imbalance"]
OUT_OF_ORDER += ["fine_tuning"]


_REPORTS: dict[tuple[Path, str], Report] = {}  # by folder and settings: several tests look at the same


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the glossaries by name, as links, so that nothing can be written to them."""
    tmp_path = tmp_path_factory.mktemp("glossaries")
    for parent in (CORPORA, OWN) if CORPORA.is_dir() else (OWN,):
        for folder in filter(Path.is_dir, parent.iterdir()):
            (tmp_path / folder.name).mkdir()
            for item in folder.iterdir():
                (tmp_path / folder.name / item.name).symlink_to(item)
    return tmp_path


def _settings(project: Path, name: str, more: str = "") -> Settings:
    text = settings_text(name)
    assert len(text.splitlines()) <= 10
    (project / name / "glosslint.toml").write_text(text + more)
    return load(None, project / name, trust=True)  # a vocabulary beside the project


def _report(settings: Settings) -> Report:
    key = settings.root, repr(settings.table)
    if key not in _REPORTS:
        _REPORTS[key] = check(CheckRequest(settings))
    return _REPORTS[key]


def _findings(settings: Settings, *rules: str) -> list[Finding]:
    return [finding for finding in _report(settings).findings if not rules or finding.rule in rules]


def _places(findings: list[Finding]) -> int:
    """How many places the findings speak of: a target that is gone is one finding."""
    return sum(1 + len(finding.related) for finding in findings)


def _links_seen(settings: Settings) -> int:
    return sum(
        link.target is not None
        for entry in open_session(CheckRequest(settings)).glossary.entries
        for link in entry.links
    )


@needs_corpora
def test_glosario(project: Path) -> None:
    settings = _settings(project, "glosario")
    report = _report(settings)
    assert report.entries == 633
    found = Counter(finding.rule for finding in report.findings)
    unknown = [finding for finding in report.findings if finding.rule in ("broken-reference", "broken-link")]
    assert [(finding.entry, finding.quoted, finding.severity) for finding in unknown] == [
        ("spectral_analysis", "data_analysis", Severity.ERROR),
        ("spectral_analysis", "bayesian_statistics", Severity.ERROR),
    ]
    malformed = [finding for finding in report.findings if finding.rule == "malformed-link"]
    alone = [finding for finding in malformed if finding.quoted.startswith("(#")]  # in machine translations
    labels = [finding.quoted for finding in malformed if finding.quoted.endswith("]")]
    swapped = ["(node)[#node]", "(true)[#true]", "(false)[#false]"]
    assert (len(alone), labels) == (27, [*swapped, "[GPU][gpu]", "[compute shaders][#compute_shader]"])
    others = [one for one in malformed if one not in alone and one.quoted not in labels]
    assert [finding.location.start.line for finding in others] == MALFORMED
    to_self = [finding.message for finding in report.findings if finding.rule == "self-reference"]
    assert sum("in ref refers" in message for message in to_self) == 8
    assert sum("links to this entry" in message for message in to_self) == 6  # by #anchors: one entry in 5 languages
    assert found["self-reference"] == 14
    assert found["duplicate-id"] == 0
    (stray,) = [finding for finding in report.findings if finding.rule == "schema-mismatch"]
    assert (stray.entry, stray.quoted) == ("browser_cache", "def")
    (placeholder,) = [finding for finding in report.findings if finding.rule == "placeholder-text"]
    assert (placeholder.location.start.line, placeholder.quoted) == (7667, "[TODO] to be defined")
    (unsorted,) = [finding for finding in report.findings if finding.rule == "unsorted-entries"]
    related = [place.label.split('"')[1] for place in unsorted.related]
    assert [unsorted.quoted, *related] == OUT_OF_ORDER
    assert _links_seen(settings) == 1926


@needs_corpora
def test_periods_that_are_missing(project: Path) -> None:
    found = _findings(_settings(project, "glosario", 'select = ["final-period"]\n'))
    periods = [finding for finding in found if finding.severity is Severity.WARNING]
    lacking = ["constant", "git_merge", "masking", "merge_git", "source_code", "stratified_sampling"]
    assert [finding.entry for finding in periods] == lacking
    broken = [finding.entry for finding in periods if "breaks off" in finding.message]
    assert broken == ["git_merge"]  # stratified_sampling is cut off, too, behind a word that may end a sentence
    # Its three texts without a period are pointers, "See X", and have none between them.
    pointers = _findings(_settings(project, "py-rse", 'select = ["final-period"]\n'), "final-period")
    assert [finding.severity for finding in pointers] == [Severity.INFO] * 3


@needs_corpora
def test_py_rse_alone_and_with_glosario_as_vocabulary(project: Path) -> None:
    misfits = _findings(_settings(project, "py-rse"), "unresolved-role")  # its links are to entries of glosario
    assert [finding.message.split(";")[0] for finding in misfits] == [
        '"#{id}": 3 of 18 links of this form are to entries'
    ]
    settings = _settings(project, "py-rse", 'ignore = ["unresolved-role"]\n')
    unknown = _findings(settings, "broken-reference", "broken-link")
    assert _places(unknown) == 17
    assert _links_seen(settings) == 18
    leaning = _settings(project, "py-rse", 'vocabularies = ["../glosario/glossary.yml"]\n')
    left = _findings(leaning, "broken-reference", "broken-link", "malformed-link")
    assert [finding.quoted for finding in left] == ["#version_control", "#reproducibility"]  # slugs of neither glossary
    assert _report(leaning).entries == 47


@needs_corpora
def test_cncf(project: Path) -> None:
    settings = _settings(project, "cncf")
    assert _report(settings).entries == 89
    assert _links_seen(settings) == 235
    findings = _findings(settings)
    said = [finding for finding in findings if finding.severity > Severity.INFO]
    assert not {finding.category for finding in said} & {"file", "schema", "identity", "references"}
    (lines,) = (finding for finding in findings if finding.rule == "trailing-space")  # 859 lines: a habit
    assert lines.severity is Severity.INFO
    assert lines.message.startswith("in 78 of 89 files ")
    assert _findings(settings, "restated-term", "opening-article") == []  # "X is …" is the house style


@needs_corpora
def test_foss_by_name_closed_and_open(project: Path) -> None:
    closed = _settings(project, "foss")
    references = [
        reference for entry in open_session(CheckRequest(closed)).glossary.entries for reference in entry.references
    ]
    assert len(references) == 66
    (misfit,) = _findings(closed, "unresolved-role", "broken-reference")
    assert misfit.message.startswith('"see_also": 19 of 66 values are ')
    each_reference = _settings(project, "foss", 'ignore = ["unresolved-role"]\n')
    assert _places(_findings(each_reference, "broken-reference")) == 47
    (when,) = _findings(_settings(project, "foss", "layout.open = true\n"))
    assert (when.rule, when.entry, when.quoted) == ("is-when", "fork", "When")


@pytest.mark.parametrize("name", OWN_NAMES)
def test_what_is_wrong_is_found_and_no_more(project: Path, name: str) -> None:
    """The list is complete; defects that are planted have a remark on it."""
    lines = (OWN / f"{name}.txt").read_text("utf-8").splitlines()
    wrong = [tuple(line.split()[:2]) for line in lines if not line.startswith("#")]
    findings = _findings(_settings(project, name))
    assert [(f"{f.location.path}:{f.location.start.line}:{f.location.start.column}", f.rule) for f in findings] == wrong


@pytest.mark.parametrize("name", each("glosario", "py-rse", "cncf", "foss", *OWN_NAMES))
def test_every_finding_sits_on_the_characters_it_quotes(project: Path, name: str) -> None:
    report = _report(_settings(project, name))
    for finding in report.findings:
        source = report.sources[finding.location.path].text
        text = source[slice(*finding.location.span)]
        assert text[:200] == finding.quoted
        if finding.location.path == "glosslint.toml":
            continue  # it quotes a value of the layout, which may be in a preset
        if finding.message.startswith('"') and not finding.message.startswith('"["'):
            said = finding.message[1 : finding.message.index('"', 1)]
            shown = " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).split())  # as a link is read
            assert said in shown or said in shown.replace('"', "'")
