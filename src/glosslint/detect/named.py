"""Terms that are entries, as a user says → the settings under which all of them are; or what was tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from glosslint.detect.containers import groups
from glosslint.detect.detection import Detected, data_detected, detect, page_detected
from glosslint.detect.file_names import hint, is_second_choice
from glosslint.detect.pages.candidates import readings
from glosslint.detect.pages.choice import PageGlossary, sources_of
from glosslint.detect.pages.named import Terms, are_in, named_pages, of_page
from glosslint.detect.scan import Survey
from glosslint.detect.score import Candidate, by_example, ranked
from glosslint.model import GlosslintError
from glosslint.model.source import Source
from glosslint.text.messages import join_some
from glosslint.text.names import fold

_RUNNERS_UP = 2  # candidates among which one gives other entries
_SHOWN = 3  # places of a term, and forms that were tried
_ADVICE = (
    "nothing was written; name another entry, spelt as it is there, or set files and layout",
    "in glosslint.toml (in the guide: Layouts)",
)


def find_terms(
    survey: Survey, whole: Callable[[], Survey], terms: Sequence[str], layout: str = ""
) -> Iterator[Detected]:
    """Yield the ways to read a folder in which each of the ``terms`` is a term or other name of an entry, best first.

    What is detected without them comes first, if they are in it. ``whole`` returns the survey of all files, whatever
    they are called. With the name of a preset as ``layout``, only what this reads. Raise GlosslintError, with what was
    tried, if there is none.
    """
    wanted = frozenset(map(fold, terms))
    known = set[tuple[tuple[str, ...], frozenset[str]]]()
    guess = detect(survey, layout)
    every = whole()
    first = [guess] if guess is not None and are_in(wanted, guess.names) else []
    for found in (*first, *_others(every, wanted, layout)):
        key = found.paths, found.names
        if are_in(wanted, found.names) and key not in known:
            known.add(key)
            yield found
    if not known:
        raise GlosslintError("\n".join((*_tried(every, terms), *every.left_out, *_ADVICE)))


def runner_up(survey: Survey, guess: Detected) -> Detected | None:
    """Return the next best way to read the first file of a guess, or other data, that gives other entries."""
    pages = of_page(survey, guess.paths[0], frozenset()) if guess.paths[0] in sources_of(survey) else []
    candidates = ranked(survey.documents, survey.page_names)
    every = (
        *(page_detected(page, [], survey) for page in pages),
        *(data_detected(survey, one, candidates) for one in candidates[:_RUNNERS_UP]),
    )
    return next((one for one in every if one.names != guess.names), None)


def _others(survey: Survey, wanted: Terms, layout: str) -> Iterator[Detected]:
    """Yield what the terms are in, data and pages, the likeliest first by its name and the number of its entries."""
    data = by_example(survey.documents, survey.page_names, wanted)
    data = [one for one in data if layout in ("", one.fit.preset, one.fit.table.get("extends"))]
    pages = [page for page in named_pages(survey, wanted) if layout in ("", page.table["extends"])]
    candidates = ranked(survey.documents, survey.page_names) if data else []
    while data or pages:
        if data and (not pages or _likelihood(data[0]) >= _likelihood(pages[0])):
            yield data_detected(survey, data.pop(0), candidates)
        else:
            yield page_detected(pages.pop(0), [], survey)


def _likelihood(one: Candidate | PageGlossary) -> tuple[bool, int, int]:
    paths, number = (one.paths, len(one.entries)) if isinstance(one, PageGlossary) else (one.group.paths, one.number)
    return not all(map(is_second_choice, paths)), max(map(hint, paths)), number


def _tried(survey: Survey, terms: Sequence[str]) -> Iterator[str]:
    """Yield why no settings read the terms: where each is as text, and what was tried there."""
    sources = {path: document.source for path, document in survey.documents.items()}
    sources |= {**sources_of(survey), **survey.not_parsed}
    tried = ", ".join(f'"{term}"' for term in terms)
    yield f"no layout of this folder has {'an entry' if len(terms) == 1 else 'all entries'} {tried}"
    files = dict[str, None]()
    for term in terms:
        places = list(_places(term, sources))
        files |= dict.fromkeys(path for path, _ in places[:1])
        where = join_some([f"{path}:{line:,}" for path, line in places], _SHOWN)
        yield f'"{term}" is text at {where}' if places else f'"{term}" is in no file that glosslint can read'
    for path in files:
        yield f"tried in {path}: {_forms(survey, path)}"


def _places(term: str, sources: dict[str, Source]) -> Iterator[tuple[str, int]]:
    """Yield the files that have a term as text, those that are called a glossary first, with its first line."""
    words = re.compile(r"\s+".join(map(re.escape, term.split())), re.IGNORECASE)
    for path in sorted(sources, key=lambda path: (-hint(path), path)):
        match = words.search(sources[path].text)
        if match is not None:
            yield path, sources[path].line_of(match.start())


def _forms(survey: Survey, path: str) -> str:
    """Return the forms of entries that a file has."""
    if path in survey.faulty:
        return f"nothing, since it has a syntax error in {survey.faulty[path]}"
    if path in (pages := sources_of(survey)):
        found = dict.fromkeys(f"{one.counted} ({len(one.nodes):,})" for one in readings(pages[path], ""))
        return join_some(list(found), _SHOWN) if found else "no headings, lists, tables or paragraphs open with a term"
    document = survey.documents[path]
    shapes = [group.shape for group in groups({path: document})]
    return (
        join_some([_shape(shape.entries, shape.at) for shape in shapes], _SHOWN) if shapes else "no lists or mappings"
    )


def _shape(entries: str, at: str) -> str:
    return f"{entries}{f' at {at}' if at else ''}"
