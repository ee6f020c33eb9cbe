"""References and links whose target is not an entry: where they are, and the problem that reports one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glosslint.rule import Cause, EntryFacts, Glossary, Link, Place, Problem, Related, lazy_pattern
from glosslint.rule.fixes import Fix, Replace, Safety, SetValue

_QUOTED = lazy_pattern(r"""["'`]([^"'`{}<>]+)["'`]""")
_NOT_IN_ADDRESS = lazy_pattern(r"[\s<>()\[\]#?]")


def broken_references(glossary: Glossary) -> Iterator[tuple[str, Place]]:
    """Yield target and place of every reference to an id that no entry has; once a target and list."""
    for entry in glossary.entries:
        for reference in entry.distinct_references:
            if not glossary.accepts(reference):
                yield reference.target, entry.at(reference.path)


def broken_links(glossary: Glossary) -> Iterator[tuple[str, Place, Link, str]]:
    """Yield every inline link to an id or name that no entry has, with its target, its place and its words."""
    for entry in glossary.entries:
        for link in entry.links:
            if link.target is None or glossary.links_entry(link) or glossary.fit.misreads(link):
                continue
            if glossary.pages.has_anchor(link) or glossary.pages.is_of_folder(link):
                continue
            if not glossary.may_be_linked(_second_value(entry, link)):
                yield link.target, entry.at(link.path, link.dest), link, entry.words_of(link)


def _second_value(entry: EntryFacts, link: Link) -> str:
    """Return the second quoted value of a shortcode, which may be the target after the words to show, or nothing."""
    values = _QUOTED.findall(entry.words_of(link)) if link.span == link.text else []
    return values[1] if len(values) == 2 else ""


def count_links(glossary: Glossary) -> int:
    """Return how many links have a form that the layout gives to links to entries."""
    return sum(link.target is not None for entry in glossary.entries for link in entry.links)


def targets(glossary: Glossary, entry: EntryFacts) -> Iterator[tuple[EntryFacts, Place, Link | None]]:
    """Yield each entry that ``entry`` refers or links to, the place of the reference, and the link if it is one."""
    for reference in entry.distinct_references:
        target = glossary.resolve_reference(reference)
        if target is not None:
            yield target, entry.at(reference.path), None
    for link in entry.links:
        target = glossary.resolve_link(link)
        if target is not None:
            yield target, entry.at(link.path, link.dest), link


def problem(
    glossary: Glossary, target: str, place: Place, causes: Iterable[Cause], link: Link | None = None, words: str = ""
) -> Problem:
    """Return the problem of a reference, or of a ``link`` with these ``words``, to an id that no entry has.

    The fix is safe where a reference is a name of just one entry, and unsafe in a link, or where the target resembles
    an id, or another anchor of the page. There is none if a link would lead to the entry that it is in, or if the file
    named after the target has another id: it may be the entry, not the reference, that is to be changed back.
    """
    same_stem = glossary.entries_by_stem.get(target, ())
    named, renamed = glossary.find_by_name(target), same_stem[0] if len(same_stem) == 1 else None
    named = None if named is not None and link is not None and named.lacks_anchor_for(link) else named
    renamed = renamed if renamed is not None and renamed.id_is_stem else None
    message, right, safety, suggestion = f'"{target}" is not an entry', "", Safety.UNSAFE, None
    related: tuple[Related, ...] = ()
    if renamed is not None and renamed.id is not None:
        related = (Related(renamed.at(renamed.id.path), f'{_file_name(renamed)} is no longer "{target}"'),)
    if named is not None and named.id is not None:
        right = named.link_target if link is not None else named.id.value
        if link is None and named.is_called(target):
            safety = Safety.SAFE
        message = f'"{target}" is a name, not an id; write "{right}"'
        if link is not None and glossary.link_patterns.by_name:  # which must be written as in the entry
            message = f'"{target}" is not an entry; did you mean "{right}"?'
    elif renamed is not None and renamed.id is not None:
        message += f'; {_file_name(renamed)} now has the id "{renamed.id.value}"'
    elif (suggestion := _suggestion(glossary, target, place, link, words)) is not None:
        right = suggestion if renamed is None else ""
        message += f'; did you mean "{suggestion}"?'
    advice = "" if named or renamed or suggestion else "add the entry, or remove the reference to it"
    causes = (*(Cause("id-filename", changed.place) for changed in related), *causes)
    writes = right and glossary.resolve != "name" and not (link is not None and _is_own(glossary, right, place))
    fix = _fix(right, safety, target, place, link) if writes else None
    return Problem(message, place, related, advice, causes=causes, fix=fix)


def _suggestion(glossary: Glossary, target: str, place: Place, link: Link | None, words: str) -> str | None:
    if link is not None and link.named:
        return glossary.suggest_name(target)
    if link is not None:
        of_entry = glossary.suggest_link(target, link, words)
        return glossary.pages.nearest_anchor(link, place.file, of_entry) or of_entry
    if (known := glossary.suggest(target)) is None:
        return glossary.suggest_name(target) if glossary.resolve != "id" else None
    entry = glossary.find_by_id(known)
    return glossary.reference_to(entry) if entry is not None else known


def _is_own(glossary: Glossary, right: str, place: Place) -> bool:
    """Return whether ``right`` links to the entry that a place is in, to which no link of it was meant to lead."""
    entry = glossary.find_by_link(right)
    return entry is not None and entry.file == place.file and place.path[: len(entry.root)] == entry.root


def _fix(right: str, safety: Safety, target: str, place: Place, link: Link | None) -> Fix | None:
    """Return the fix that writes the right id: as the whole value, or instead of ``target`` in a link's destination."""
    destination = link.destination if link is not None else ""
    if link is not None and link.named:
        return Fix(safety, (Replace(place, right),), f'write "{right}"')
    if " " in destination or (destination and (destination.count(target) != 1 or _NOT_IN_ADDRESS.search(right))):
        return None
    intent = Replace(place, destination.replace(target, right)) if destination else SetValue(place, right)
    return Fix(safety, (intent,), f'write "{right}"')


def _file_name(entry: EntryFacts) -> str:
    return entry.file.rsplit("/", 1)[-1]
