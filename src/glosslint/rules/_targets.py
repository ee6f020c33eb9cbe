"""What is said of a target that is no entry, by the rules on references and on links."""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import Cause, EntryFacts, Glossary, Place, Related


def broken_references(glossary: Glossary) -> Iterator[tuple[str, Place]]:
    """Target and place of every reference to an id that no entry has; a target once a list."""
    for entry in glossary.entries:
        for reference in entry.distinct_references:
            if not glossary.allows(reference):
                yield reference.target, entry.at(reference.path)


def broken_links(glossary: Glossary) -> Iterator[tuple[str, Place]]:
    """Target and place of every inline link to an id that no entry has."""
    for entry in glossary.entries:
        for link in entry.links:
            if link.target is not None and not glossary.knows(link.target) and glossary.linked(link) is None:
                yield link.target, entry.at(link.path, link.dest)


def unknown(glossary: Glossary, target: str) -> str:
    """The message: that ``target`` is no id, and which one was meant if that is clear."""
    named = glossary.named(target)
    if named is not None and named.id is not None:
        return f'"{target}" is a name, not an id; write "{named.id.value}"'
    renamed = _renamed(glossary, target)
    if renamed is not None and renamed.id is not None:
        return f'"{target}" is not an entry; {_file(renamed)} now has the id "{renamed.id.value}"'
    meant = glossary.meant(target)
    return f'"{target}" is not an entry' + (f'; did you mean "{meant}"?' if meant is not None else "")


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
