"""What is shown between the lines: how many entries depend on one, and the term of a link that has other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from lsprotocol import types

from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts
from glosslint.server.app import App
from glosslint.server.features.spots import Spot, find_judged_spot, find_spot
from glosslint.text.messages import count
from glosslint.text.names import fold

#: Of each entry by its key, how many references and links there are, and how many definitions depend on it.
_Uses = tuple[Counter[str], Counter[str]]
_ENDING = 3  # letters that words may have after a name, and are still that
_KNOWN: WeakKeyDictionary[Session, _Uses] = WeakKeyDictionary()


async def lenses(app: App, params: types.CodeLensParams) -> Any:
    found = await find_judged_spot(app, params) if app.options.lenses else None
    if found is None:
        return None
    here, judgement = found
    references, dependents = await here.project.compute(lambda: _count_uses(judgement.session))
    result = []
    for entry in here.entries():
        title = count(references[entry.key], "reference")
        if dependents[entry.key]:
            depend = "definition depends on this" if dependents[entry.key] == 1 else "definitions depend on this"
            title += f", {dependents[entry.key]} {depend}"
        start = here.range(here.find_name(entry)).start
        command = types.Command(title, "glosslint.showReferences", arguments=[here.project.uri(here.name), start])
        plain = types.Command(title, "")  # to be read only
        result.append(types.CodeLens(types.Range(start, start), command if app.options.commands else plain))
    return result


def _count_uses(session: Session) -> _Uses:
    if session not in _KNOWN:
        glossary = session.glossary
        references: Counter[str] = Counter()
        for entry in glossary.entries:
            targets = [glossary.resolve_reference(reference) for reference in entry.distinct_references]
            targets += [glossary.resolve_link(link) for link in entry.links]
            references.update(target.key for target in targets if target is not None)
        entries = glossary.entries
        dependents = Counter(entries[target].key for _, target in glossary.definitions.edges)
        _KNOWN[session] = references, dependents
    return _KNOWN[session]


async def hints(here: Spot, params: types.InlayHintParams) -> Any:
    """Return the term of each link whose words are no name of the entry that it links to."""
    if not here.app.options.hints:
        return None
    return [hint for entry in here.entries() for hint in _list_hints(here, entry, params.range)]


def _list_hints(here: Spot, entry: EntryFacts, wanted: types.Range) -> Iterator[Any]:
    for link in entry.links:
        target = here.session.glossary.resolve_link(link)
        prose, own = entry.find_linked(link)
        if target is None or prose is None or link.text == link.span:
            continue
        words = fold(prose.text[slice(*own.text)])
        names = (fold(name.value) for name in target.names)
        if any(words.startswith(name) and len(words) <= len(name) + _ENDING for name in names):
            continue
        end = here.range(here.location(entry.at(link.path, link.span))).end
        if wanted.start.line <= end.line <= wanted.end.line:
            yield types.InlayHint(end, f" → {target.title}", padding_left=False)


HANDLERS: Mapping[str, Any] = {
    types.TEXT_DOCUMENT_CODE_LENS: (None, lenses, types.CodeLensOptions(resolve_provider=False)),
    types.TEXT_DOCUMENT_INLAY_HINT: (find_spot, hints, types.InlayHintOptions(resolve_provider=False)),
}
