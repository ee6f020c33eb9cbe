"""Icons, buttons and links to the place itself in the terms of a page, as ``glosslint init`` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

_TEXTS = {
    "Bow": "The front of a boat, which cuts the water.",
    "C#": "A note that most boats have no use for.",
    "Keel": "The beam along the bottom of a boat.",
}
_DECORATED = (
    '<span class="toggle-icon">+</span> {}',
    '<i class="material-icons">expand_more</i> {}',
    '<i class="fa fa-anchor"></i> {}',
    '{} <span aria-hidden="true">more</span>',
    '{} <button class="copy">Copy</button>',
    '<button class="accordion">{}</button>',
    '{}<a class="headerlink" href="#here">¶</a>',
    '{} <a href="#here">#</a>',
    "{} <svg><title>link</title></svg>",
    '{} <span class="pill">{}</span>',
    '{} <span class="slug">{}</span>',
    '<span class="pill hard">Hard</span> {}',
    '{} <span class="status-badge">new</span>',
    '{} <span class="tag">part</span>',
    '<span class="chip">part</span> <i class="fa fa-anchor"></i> {}',
)
_FORMS = {
    "html": ("<h3>{}</h3>\n<p>{}</p>\n", "<details><summary>{}</summary><p>{}</p></details>\n"),
    "md": ("### {}\n\n{}\n\n", "<details><summary>{}</summary>\n\n{}\n\n</details>\n\n"),
}


def _terms(folder: Path, ending: str, form: str, decorated: str, shown: Mapping[str, str] | None = None) -> list[str]:
    names = shown or {term: decorated.format(term, term.lower()) for term in _TEXTS}
    entries = "".join(form.format(names[term], text) for term, text in _TEXTS.items())
    page = (
        f"<html><body>\n<h1>Glossary</h1>\n{entries}</body></html>\n"
        if ending == "html"
        else f"# Glossary\n\n{entries}"
    )
    result = glosslint("init", "--yes", cwd=write(folder, {f"glossary.{ending}": page}))
    assert result.code == 0, result.err
    return [entry.title for entry in open_session(CheckRequest(load(None, folder))).glossary.entries]


@pytest.mark.parametrize("decorated", _DECORATED)
@pytest.mark.parametrize("ending", _FORMS)
def test_decorations_are_not_part_of_terms(tmp_path: Path, ending: str, decorated: str) -> None:
    for number, form in enumerate(_FORMS[ending]):
        assert _terms(tmp_path / str(number), ending, form, decorated) == [*_TEXTS]


def test_words_and_raised_signs_are_part_of_terms(tmp_path: Path) -> None:
    form = "<dl><dt>{}</dt>\n<dd>{}</dd></dl>\n"
    assert _terms(tmp_path / "a", "html", form, '{} <span class="kind">part</span>') == [
        f"{one} part" for one in _TEXTS
    ]
    assert _terms(tmp_path / "e", "html", form, '<span class="tag">Line</span> {}') == [f"Line {one}" for one in _TEXTS]
    assert _terms(tmp_path / "f", "html", form, '<span class="badge">{}</span>') == [*_TEXTS]
    assert _terms(tmp_path / "b", "html", form, "{}<sup>+</sup>") == [f"{one}+" for one in _TEXTS]
    attached = _terms(tmp_path / "c", "html", form, '{}t<span class="signs">++</span>')
    assert attached == [f"{one}t++" for one in _TEXTS]
    assert _terms(tmp_path / "d", "html", form, '{}<span class="arrow">▾</span>') == [*_TEXTS]


@pytest.mark.parametrize("ending", _FORMS)
def test_the_first_letter_before_a_term_is_not_part_of_it(tmp_path: Path, ending: str) -> None:
    letters = {term: f'<span class="at">{term[0]}</span> {term}' for term in _TEXTS}
    for number, form in enumerate(_FORMS[ending]):
        assert _terms(tmp_path / str(number), ending, form, "{}", letters) == [*_TEXTS]
        others = {term: shown.replace(f">{term[0]}<", ">Q<") for term, shown in letters.items()}
        assert _terms(tmp_path / f"{number}q", ending, form, "{}", others) == [f"Q {term}" for term in _TEXTS]
