"""What is said of a target that is no entry, by the rules on references and on links."""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import Cause, EntryFacts, Fix, Glossary, Link, Place, Related, Replace, Safety, SetValue


def broken_references(glossary: Glossary) -> Iterator[tuple[str, Place]]:
    """Target and place of every reference to an id that no entry has; a target once a list."""
    for entry in glossary.entries:
        for reference in entry.distinct_references:
            if not glossary.accepts(reference):
                yield reference.target, entry.at(reference.path)


def broken_links(glossary: Glossary) -> Iterator[tuple[str, Place, str]]:
    """Target, place and destination of every inline link to an id that no entry has."""
    for entry in glossary.entries:
        for link in entry.links:
            if (
                link.target is not None
                and not glossary.may_have_id(link.target)
                and glossary.resolve_link(link) is None
            ):
                yield link.target, entry.at(link.path, link.dest), link.destination


def reached(glossary: Glossary, entry: EntryFacts) -> Iterator[tuple[EntryFacts, Place, Link | None]]:
    """Each entry to which a reference or a link of ``entry`` leads, where that stands, and the link."""
    for reference in entry.distinct_references:
        target = glossary.resolve_reference(reference)
        if target is not None:
            yield target, entry.at(reference.path), None
    for link in entry.links:
        target = glossary.resolve_link(link)
        if target is not None:
            yield target, entry.at(link.path, link.dest), link


def unknown(glossary: Glossary, target: str) -> str:
    """The message: that ``target`` is no id, and which one was meant if that is clear."""
    named = glossary.find_by_name(target)
    if named is not None and named.id is not None:
        return f'"{target}" is a name, not an id; write "{named.id.value}"'
    renamed = _renamed(glossary, target)
    if renamed is not None and renamed.id is not None:
        return f'"{target}" is not an entry; {_file(renamed)} now has the id "{renamed.id.value}"'
    meant = glossary.suggest(target)
    return f'"{target}" is not an entry' + (f'; did you mean "{meant}"?' if meant is not None else "")


def advice(glossary: Glossary, target: str) -> str:
    """What to do where the message names nothing to write instead."""
    clear = glossary.find_by_name(target) or _renamed(glossary, target) or glossary.suggest(target)
    return "" if clear else "write that entry, or remove what leads to it"


def correction(glossary: Glossary, target: str) -> tuple[str, Safety] | None:
    """The id to write instead of ``target``: safe when that is the name of just one entry, unsafe when it resembles an
    id. None where it may be the entry, and not the reference, that is to be changed back."""
    if glossary.resolve == "name":
        return None
    named = glossary.find_by_name(target)
    if named is not None and named.id is not None:
        return named.id.value, Safety.SAFE
    meant = glossary.suggest(target) if _renamed(glossary, target) is None else None
    return (meant, Safety.UNSAFE) if meant is not None else None


def rewritten(glossary: Glossary, target: str, place: Place, destination: str = "") -> Fix | None:
    """The fix that writes the right id: for the whole value, or in place of ``target`` in a link's destination."""
    found = correction(glossary, target)
    if found is None or (destination and destination.count(target) != 1):
        return None
    right, safety = found
    written = Replace(place, destination.replace(target, right)) if destination else SetValue(place, right)
    return Fix(safety, (written,), f'write "{right}"')


def culprit(glossary: Glossary, target: str) -> tuple[Related, ...]:
    """The id of the file that is named like the missing entry: it was changed, and what refers to it broke."""
    renamed = _renamed(glossary, target)
    if renamed is None or renamed.id is None:
        return ()
    return (Related(renamed.at(renamed.id.path), f'{_file(renamed)} is no longer "{target}"'),)


def renaming(glossary: Glossary, target: str) -> tuple[Cause, ...]:
    """That the file named like the missing entry has another id: id-filename says so, and what refers to it follows."""
    return tuple(Cause("id-filename", related.place) for related in culprit(glossary, target))


def _renamed(glossary: Glossary, target: str) -> EntryFacts | None:
    found = glossary.by_stem.get(target, ())
    return found[0] if len(found) == 1 and found[0].id_is_stem else None


def _file(entry: EntryFacts) -> str:
    return entry.file.rsplit("/", 1)[-1]
