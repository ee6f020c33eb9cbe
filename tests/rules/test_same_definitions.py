"""duplicate-definition and near-duplicate-definition: which pairs of texts are told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from glosslint.rule import Rule, good
from glosslint.rules.consistency.same_definition import DUPLICATE_DEFINITION, NEAR_DUPLICATE_DEFINITION
from glosslint.testing import reported
from tests.support import glosslint, write


def _found(rule: Rule, *texts: str) -> list[str]:
    files = {f"t{at}.yaml": f"id: t{at}\nterm: Term {at}\nsummary: >-\n  {text}\n" for at, text in enumerate(texts)}
    return [item.message for item in reported(rule, good(files))]


LONG = "A container of files and of other containers that the desktop shows as a tree."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, LONG),
        (LONG, LONG.upper()),
        ("A vote in favour of something", "A *vote* in favour of something."),
        ("A [container](folder) of files in a tree.", "A container of [files](file) in a tree."),
    ],
)
def test_texts_that_say_the_same(one: str, other: str) -> None:
    assert _found(DUPLICATE_DEFINITION, one, other) == [
        'summary of "Term 1" is the same as that of "Term 0", word for word'
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The `%>%` that joins two steps.", "The `|` that joins two steps."),
        ("The sign `,` between two items.", "The sign `;` between two items."),
        ("See [folder](folder).", "See [folder](folder)."),
        ("To do.", "To do."),
    ],
)
def test_texts_that_differ_or_say_nothing(one: str, other: str) -> None:
    assert _found(DUPLICATE_DEFINITION, one, other) == []


def test_three_texts_are_one_finding() -> None:
    message = 'summary of "Term 1" is the same as that of "Term 0" and 1 more, word for word'
    assert _found(DUPLICATE_DEFINITION, LONG, LONG, LONG) == [message]


@pytest.mark.parametrize(
    ("domains", "told"),
    [
        (("", ""), [(6, "warning")]),
        (("desktops", ""), [(6, "warning")]),
        (("desktops", "operating systems"), [(6, "info")]),
        (("desktops", "Desktops"), [(6, "warning")]),
        (("[trees, desktops]", "[operating systems, desktops]"), [(6, "warning")]),
        (("desktops", "trees", "desktops"), [(6, "warning")]),
    ],
)
def test_in_two_domains_it_is_info(tmp_path: Path, domains: Sequence[str], told: list[tuple[int, str]]) -> None:
    items = (f"- term: Term {at}\n  domain: {domain}\n  definition: {LONG}\n" for at, domain in enumerate(domains))
    write(tmp_path, {"terms.yml": "".join(items), "glosslint.toml": 'files = ["terms.yml"]\nlayout = "jekyll-data"\n'})
    result = glosslint("--select", "duplicate-definition", "--output-format", "json", cwd=tmp_path)
    findings = json.loads(result.out)["findings"]
    assert [(finding["start"]["line"], finding["level"]) for finding in findings] == told


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace("A container", "The container"),
        LONG.replace("other containers", "other container"),
        LONG.replace("shows", "usually shows"),
    ],
)
def test_texts_that_hardly_differ(other: str) -> None:
    assert _found(NEAR_DUPLICATE_DEFINITION, LONG, other) == [
        'summary of "Term 1" is nearly the same as that of "Term 0"'
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, LONG),  # the business of duplicate-definition
        (LONG, LONG.replace("files", "entries")),
        (LONG, LONG.replace("that the", "that not the")),
        (LONG, LONG.replace("a tree", "a binary tree")),
        (
            "Set of all those things that are elements of the first given set or of the second given set.",
            "Set of all those things that are elements of the first given set and of the second given set.",
        ),
        (
            "Message that is sent from the client to the server in the course of one exchange.",
            "Message that is sent to the client from the server in the course of one exchange.",
        ),
        (
            "Part of the monthly contribution to a pension fund that the employer pays by law.",
            "Part of the monthly contribution to a pension fund that the employee pays by law.",
        ),
        (
            "Data points which are actually true but incorrectly predicted as false.",
            "Data points which are actually false but incorrectly predicted as true.",
        ),
        (
            "The logical state opposite of true. Used in logic to represent a binary state of something.",
            "The logical state opposite of false. Used in logic to represent a binary state of something.",
        ),
        (
            "An operation that increases the value of a variable.",
            "An operation that decreases the value of a variable.",
        ),
        ("A file of the user.", "The file of a user."),
    ],
)
def test_texts_that_set_two_things_apart(one: str, other: str) -> None:
    assert _found(NEAR_DUPLICATE_DEFINITION, one, other) == []


def test_one_text_for_each_word_of_longer_names_is_intended(tmp_path: Path) -> None:
    names = "".join(
        f"First{n}: The lord of castle {n}, who rules it.\nSecond{n}: The lord of castle {n}, who rules it.\n"
        for n in range(6)
    )
    others = "".join(f"Thing {n}: Object of kind {n} in a castle.\n" for n in range(40))
    settings = 'files = ["g.yaml"]\nlayout = "map"\nselect = ["consistency"]\n'
    folder = write(tmp_path, {"glosslint.toml": settings, "g.yaml": names + others})
    out = glosslint(cwd=folder).out
    assert out.startswith("glosslint.toml:1:1: info duplicate-definition in 6 of 52 definitions (the first: ")
    assert "so many may be intended; set rules.duplicate-definition.level to see each" in out
    write(folder, {"g.yaml": names.split("First1", maxsplit=1)[0] + others})
    assert 'warning duplicate-definition definition of "Second0" is the same' in glosslint(cwd=folder).out


def test_what_another_rule_says_of_two_entries_is_not_said_again(tmp_path: Path) -> None:
    text = "definition: Function whose level sets are all convex."
    entry = "- term: {}\n  " + text + "\n"
    layout = '[layout]\nentries = "list"\nid = "@slug"\nterm = "term"\naliases = ["aliases"]\ncore = "definition"\n'
    settings = f'files = ["g.yaml"]\n{layout}prose = {{ definition = "definition" }}\n'
    folder = write(tmp_path, {"glosslint.toml": settings})
    twins = entry.format("quasiconvex") + entry.format("quasi-convex")
    for entries, rules in (
        (twins, ["twin-term"]),
        (twins.replace("-c", "-linear c"), []),
    ):
        write(folder, {"g.yaml": entries + "- term: bow\n  aliases: [prow]\n  definition: Front part of a ship.\n"})
        selected = "twin-term,duplicate-term,duplicate-definition"
        lines = glosslint("--select", selected, cwd=folder).out.splitlines()[:-1]
        assert [line.split()[2] for line in lines] == (rules or ["duplicate-definition"])
