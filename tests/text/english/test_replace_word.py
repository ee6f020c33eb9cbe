"""The replacement of a word, in its form and after its article."""

from __future__ import annotations

import pytest

from glosslint.text.english.inflection import article_change, inflected_replacement


@pytest.mark.parametrize(
    ("found", "sought", "replacement", "written"),
    [
        ("whitelist", "whitelist", "allowlist", "allowlist"),
        ("Whitelist", "whitelist", "allowlist", "Allowlist"),
        ("whitelists", "whitelist", "allowlist", "allowlists"),
        ("WHITELISTS", "whitelist", "allowlist", "ALLOWLISTS"),
        ("ATM", "ATM", "cash machine", "cash machine"),
        ("JAVASCRIPT", "Javascript", "JavaScript", "JavaScript"),
        ("White\n lists", "white list", "allowlist", "Allowlists"),
        ("data sets", "data set", "dataset", "datasets"),
        ("data-set", "data set", "dataset", "dataset"),
        ("categories", "category", "class", "classes"),
        ("indices", "index", "list", None),
        ("boxes", "box", "child process", "child processes"),
        ("boxes", "box", "criterion", None),
        ("Javascript", "Javascript", "JavaScript", "JavaScript"),
        ("Utilizing", "to utilize", "to use", "Using"),
        ("employs", "to employ", "to make use of", "makes use of"),
        ("employed", "to employ", "to take", None),
        ("sets up", "to set up", "to arrange", "arranges"),
        ("set", "to set", "to arrange", "arrange"),
    ],
)
def test_what_is_written(found: str, sought: str, replacement: str, written: str | None) -> None:
    assert inflected_replacement(found, sought, replacement) == written


@pytest.mark.parametrize(
    ("before", "replacement", "changed"),
    [
        ("It is ", "allowlist", (0, "")),
        ("It is a ", "allowlist", (2, "an ")),
        ("A ", "allowlist", (2, "An ")),
        ("An ", "list", (3, "A ")),
        ("a ", "list", (0, "")),
        ("a ", "user", (0, "")),
        ("an ", "unit", (3, "a ")),
        ("a ", "umbrella", (2, "an ")),
        ("a ", "European", (0, "")),
        ("a ", "hour", (2, "an ")),
        ("an ", "one-off", (3, "a ")),
        ("a ", "herb", None),
        ("an ", "JSON list", (3, "a ")),
        ("a ", "T cell", (0, "")),
        ("a ", "HTML page", None),
        ("a ", "unable", (2, "an ")),
        ("A ", "unimportant", (2, "An ")),
        ("a ", "unidentified", (2, "an ")),
        ("an ", "unidirectional", (3, "a ")),
        ("an ", "unanimous", (3, "a ")),
        ("an ", "ubiquitous", (3, "a ")),
        ("an ", "urinary", (3, "a ")),
        ("a ", "urban", (2, "an ")),
        ("an ", "house", (3, "a ")),
        ("a ", "SQL table", None),
        ("a ", "X-ray", None),
        ("data ", "allowlist", (0, "")),
    ],
)
def test_the_article_before_it(before: str, replacement: str, changed: tuple[int, str] | None) -> None:
    assert article_change(before, replacement) == changed
