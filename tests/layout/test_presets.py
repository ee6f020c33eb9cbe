"""Each preset, end to end: a small glossary in the format as projects really write it, and the same with a fault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest, open_session
from glosslint.facts.entry import EntryFacts
from glosslint.settings.settings import Settings, load
from tests.support import entry, write

GLOSARIO = """\
- slug: commit
  ref: [branch]
  en:
    term: commit
    def: >
      A recorded state of all files, which belongs to a
      [branch](#branch).
  es:
    term: confirmación
    def: Un estado registrado de una [rama](#branch).
- slug: branch
  ref:
    - commit
  en:
    term: branch
    acronym: br
    def: A line of work that grows apart from others.
"""
POD = """\
---
title: Pod
id: pod
date: 2018-04-12
full_link: /docs/concepts/pods/
short_description: >
  The smallest object that runs, made of one or more containers.

aka:
- workload unit
tags:
- core-object
related:
 - node
---
 The smallest object that runs on a {{< glossary_tooltip text="node" term_id="node" >}}.

<!--more-->

Pods are short-lived, as each [node](/node/) can go away. A [node][1] counts them.

[1]: /node/#capacity
"""
NODE = """\
---
title: Node
id: node
date: 2018-04-12
full_link:
short_description: >
  A machine that runs what it is given.

aka:
tags:
- fundamental
---
 A machine that runs what it is given.
"""
JEKYLL = """\
- term: Load balancer
  definition: |-
    A server that shares requests among others. Each of them is a [back end](#back-end).
  see_also: [Back end]
- term: Back end
  acronym: BE
  definition: A server that readers never see, behind a [balancer](#load-balancer).
"""
MAP = """\
effect size: |
  How large a difference is, whatever its [p-value](#p-value).
p-value:
  definition: How probable data are if nothing is behind them.
  aliases: [probability value]
  see_also:
    - Effect size
"""
CONCEPT = """\
---
data:
  identifier: 3.1.1
  localized_concepts:
    eng: f97c8700-4637-5d81-875d-4db604cf319b
    fra: 761e18c2-3e32-54bd-aa65-e44761c7ff02
status: valid
related:
- type: narrower
  ref:
    source: Tests
    id: 3.1.2
---
data:
  language_code: eng
  terms:
  - type: expression
    normative_status: preferred
    designation: water meter
  - type: abbreviation
    designation: WM
  definition:
  - content: instrument that measures how much water passes
  notes:
  - content: A meter may be a combined one.
  entry_status: valid
---
data:
  language_code: fra
  terms:
  - designation: compteur d'eau
  definition:
  - content: instrument qui mesure le volume d'eau
"""
OTHER_CONCEPT = """\
---
data:
  identifier: 3.1.2
  localized_concepts:
    eng: cdb6f5ae-4b74-5939-b6c8-172f443823a0
status: valid
---
data:
  language_code: eng
  terms:
  - designation: combined meter
  definition:
  - content: meter made of two meters and a device that changes between them
"""


class Case(NamedTuple):
    """A glossary under a preset; ``names`` are those of its first entry, with their kinds and languages."""

    settings: str
    files: Mapping[str, str]
    ids: tuple[str, ...]
    names: tuple[tuple[str, str, str], ...]
    fields: tuple[tuple[str, str], ...]  # prose of the first entry: field, language
    references: int
    links: int
    fault: tuple[str, str, str]  # file, text to be replaced, replacement
    found: tuple[str, int, int, str, str]  # rule, line, column, quotation, message


CASES = {
    "native": Case(
        'files = ["terms/*.yaml"]\nlayout = "native"\n',
        {
            "terms/logit.yaml": entry(
                "logit", summary="Score that a [model](model) gives to a class before it is a probability."
            ),
            "terms/model.yaml": entry("model", see_also=["logit"]),
        },
        ("logit", "model"),
        (("Logit", "term", "en"),),
        (("summary", "en"), ("definition", "en")),
        1,
        1,
        ("terms/model.yaml", "[logit]", "[logits]"),
        ("broken-reference", 7, 12, "logits", '"logits" is not an entry; did you mean "logit"?'),
    ),
    "glosario": Case(
        'files = ["glossary.yml"]\nlayout = "glosario"\n',
        {"glossary.yml": GLOSARIO},
        ("commit", "branch"),
        (("commit", "term", "en"), ("confirmación", "term", "es")),
        (("definition", "en"), ("definition", "es")),
        2,
        2,
        ("glossary.yml", "[rama](#branch)", "[rama](#branche)"),
        ("broken-link", 10, 45, "#branche", '"branche" is not an entry; did you mean "branch"?'),
    ),
    "hugo": Case(
        'files = ["content/glossary/*.md"]\nlayout = "hugo"\n',
        {"content/glossary/node.md": NODE, "content/glossary/pod.md": POD},
        ("node", "pod"),
        (("Node", "term", "en"),),
        (("definition", "en"), ("summary", "en")),
        1,
        3,
        ("content/glossary/pod.md", 'term_id="node"', 'term_id="noode"'),
        ("broken-link", 16, 79, "noode", '"noode" is not an entry; did you mean "node"?'),
    ),
    "jekyll-data": Case(
        'files = ["_data/glossary.yml"]\nlayout = "jekyll-data"\n',
        {"_data/glossary.yml": JEKYLL},
        ("load-balancer", "back-end"),
        (("Load balancer", "term", "en"),),
        (("definition", "en"),),
        1,
        2,
        ("_data/glossary.yml", "(#back-end)", "(#back-ends)"),
        ("broken-link", 3, 78, "#back-ends", '"back-ends" is not an entry; did you mean "back-end"?'),
    ),
    "map": Case(
        'files = ["glossary.yml"]\nlayout = "map"\n',
        {"glossary.yml": MAP},
        ("effect size", "p-value"),
        (("effect size", "term", "en"),),
        (("definition", "en"),),
        1,
        1,
        ("glossary.yml", "- Effect size", "- Effect sise"),
        ("broken-reference", 7, 7, "Effect sise", '"Effect sise" is not an entry; did you mean "effect size"?'),
    ),
    "glossarist": Case(
        'files = ["concepts/*.yaml"]\nlayout = "glossarist"\n',
        {"concepts/3.1.1.yaml": CONCEPT, "concepts/3.1.2.yaml": OTHER_CONCEPT},
        ("3.1.1", "3.1.2"),
        (("water meter", "term", "eng"), ("compteur d'eau", "term", "fra"), ("WM", "alias", "eng")),
        (("definition", "eng"), ("definition", "fra"), ("note", "eng")),
        1,
        0,
        ("concepts/3.1.1.yaml", "id: 3.1.2", "id: 3.1.3"),
        ("broken-reference", 12, 9, "3.1.3", '"3.1.3" is not an entry'),
    ),
}


def _settings(case: Case, folder: Path) -> Settings:
    write(folder, {**case.files, "glosslint.toml": case.settings})
    return load(None, folder)


def _names(facts: EntryFacts) -> tuple[tuple[str, str, str], ...]:
    return tuple((name.value, name.kind, name.language) for name in facts.names)


@pytest.mark.parametrize("name", CASES)
def test_a_preset_finds_what_is_there_and_has_no_complaint(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    settings = _settings(case, tmp_path)
    entries = open_session(CheckRequest(settings)).glossary.entries
    first = entries[0]
    assert tuple(entry.key for entry in entries) == case.ids
    assert _names(first) == case.names
    assert tuple((prose.field, prose.language) for prose in first.prose) == case.fields
    assert sum(len(entry.references) for entry in entries) == case.references
    assert sum(link.target is not None for entry in entries for link in entry.links) == case.links
    findings = check(CheckRequest(settings)).findings
    assert [finding for finding in findings if finding.category != "circularity"] == []  # two words explain each other


@pytest.mark.parametrize("name", CASES)
def test_a_preset_reports_what_leads_nowhere_at_its_place(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    file, right, wrong = case.fault
    assert right in case.files[file]
    faulty = case._replace(files={**case.files, file: case.files[file].replace(right, wrong)})
    findings = check(CheckRequest(_settings(faulty, tmp_path))).findings
    (finding,) = [finding for finding in findings if finding.category != "circularity"]
    start = finding.location.start
    assert finding.location.path == file
    assert (finding.rule, start.line, start.column, finding.quoted, finding.message) == case.found
