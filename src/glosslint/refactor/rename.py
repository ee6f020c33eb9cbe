"""``glosslint rename``: give an entry another id, and change all references and links to it.

The file of the entry is the last to be written. A run that is killed therefore leaves an entry under its old id, which
the same command finds, with references that name the old id, which it changes, and references that name the new one.
Where it was killed with the file of the entry at both paths, ``resume`` finds what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts
from glosslint.layout.layout import FOLDER, KEY, PATH, SLUG, STEM
from glosslint.model import GlosslintError, Intent, NodePath, Place, RenameKey, Replace, SetValue, Span
from glosslint.parse.page.names import names_in
from glosslint.parse.tree import DERIVED, Scalar
from glosslint.refactor.intents import (
    NewNames,
    change_redirects,
    keep_name,
    link_changes,
    pages_of,
    pointer_changes,
    string_at,
)
from glosslint.refactor.workspace import (
    Change,
    ChangePlan,
    apply_plan,
    count_links_to,
    entry_named,
    refuse_new_errors,
    refuse_new_paths,
)
from glosslint.text.acronyms import is_name_in_brackets, is_short_form
from glosslint.text.names import fold, lookup_keys, match_brackets, slug


class Renaming(NamedTuple):
    """The request: the current id, the new id, a new term if any, and whether to keep the old names as aliases."""

    old: str
    new: str
    term: str = ""
    keep: bool = False


class Renamed(NamedTuple):
    """The changed files, new paths by old ones, how many references and links changed, and the glossary afterwards."""

    changes: tuple[Change, ...]
    moves: dict[str, str]
    places: int
    after: Session


def rename(space: Session, asked: Renaming) -> Renamed:
    """Return the changed files; nothing is written. Raise GlosslintError if the entry cannot be renamed."""
    entry = entry_named(space, asked.old)
    asked = _validate_request(space, entry, asked)
    plan, places = _plan_renaming(space, entry, asked)
    changes, after = apply_plan(space, plan)
    changes = tuple(sorted(changes, key=lambda change: change[0] is not None and change[0].path == entry.file))
    refuse_new_paths(space, changes)
    _prove(space, after, entry, asked, plan)
    return Renamed(changes, plan.moves, places, after)


def _plan_renaming(space: Session, entry: EntryFacts, asked: Renaming) -> tuple[ChangePlan, int]:
    """Return the changes, and how many of them are to references and links."""
    plan = ChangePlan()
    plan.add(*_identity(space, entry, asked, plan))
    own = sum(map(len, plan.intents.values()))
    page, moved = pages_of(space, entry, asked.old, asked.new)
    plan.add(*_references(space, entry, asked))
    plan.add(*link_changes(space, entry, _new_names(space, entry, asked), moved if entry.page is not None else ""))
    plan.add(*pointer_changes(space, entry, asked.new if space.project.layout.anchor == "name" else asked.term))
    places = sum(map(len, plan.intents.values())) - own
    if entry.page is not None and moved != page:
        plan.add(SetValue(entry.at(entry.page.path), moved))
    if asked.keep:
        _keep(space, entry, asked, plan, moved != page)
    if moved != page and space.project.layout.redirects:
        plan.add(*change_redirects(space, entry, page, moved, asked.keep))
    return plan, places


def _validate_request(space: Session, entry: EntryFacts, asked: Renaming) -> Renaming:
    """Return ``asked``, with a new term if the id is the term. Raise GlosslintError for an impossible request."""
    layout, new = space.project.layout, asked.new
    if not new.strip() or new != new.strip() or any(ord(char) < 32 for char in new):
        raise GlosslintError(f'"{new}" cannot be an id: it is empty, or has spaces around it')
    if new == asked.old and not asked.term:
        raise GlosslintError(f'"{new}" is the id already')
    taken = space.glossary.find_by_id(new)
    if taken is not None and taken is not entry:
        raise GlosslintError(
            f'"{new}" is the id of another entry, in {taken.file}; choose another id, or merge the entries'
        )
    parts = new.split("/")
    named = layout.id in (STEM, PATH, FOLDER) or layout.id_is_stem
    if named and ((len(parts) > 1 and layout.id != PATH) or {"", ".", ".."} & {*parts} or "\\" in new):
        raise GlosslintError(f'"{new}" cannot be a file name')
    if asked.term and asked.term != " ".join(asked.term.split()):
        raise GlosslintError("--term has extra whitespace")
    if layout.id == KEY and layout.term == KEY:
        if asked.term and asked.term != asked.new:
            raise GlosslintError(f'the id is the term in this glossary: remove --term, or use "{asked.term}" for both')
        return asked._replace(term=asked.new)
    if asked.term and layout.entries == "section":
        _refuse_brackets(space, entry, asked.term)
    if has_made_id(space, entry) and asked.new != asked.old and not asked.term:
        raise GlosslintError("the id is made from the term in this glossary: give the new term with --term")
    if layout.id == SLUG and (made := slug(_add_brackets(space, entry, asked.term))) != asked.new:
        raise GlosslintError(f'the id is made from the term in this glossary: "{asked.term}" gives "{made}"')
    return asked


def _refuse_brackets(space: Session, entry: EntryFacts, term: str) -> None:
    """Raise GlosslintError if the brackets after a term on a page hold its other name, which would not fit."""
    own = entry.term.path if entry.term is not None else ()
    names = [name.value for name in entry.names if name.path != own]
    table = space.project.layout.section
    if match_brackets(term) is not None and table.has_names_in_brackets:
        raise GlosslintError(
            f"brackets after a term hold its other names in {entry.file}: give only the term, and change those by hand"
        )
    is_form = (
        not names
        or "brackets" in table.more_names
        or any(is_short_form(term, name) or is_name_in_brackets(table.more_names, term, name) for name in names)
    )
    if table.has_names_in_brackets and not is_form:
        raise GlosslintError(f'"{names[0]}" would be no short form of "{term}": change both in {entry.file} by hand')


def _add_brackets(space: Session, entry: EntryFacts, term: str) -> str:
    """Return the string of a new term: with the names after the old one, unless ``term`` has its own, or these would be
    no names of it."""
    if entry.term is None:
        return term
    text = string_at(space, entry, entry.term.path)
    whole = text[slice(*space.project.layout.term_span(text))]
    kinds = space.project.layout.more_names
    renamed = whole.replace(entry.term.value, term, 1)
    return renamed if len(names_in(term, kinds)) == 1 and len(names_in(renamed, kinds)) > 1 else term


def add_made_id(space: Session, asked: Renaming) -> Renaming:
    """Return a request for a new term with the id that this gives the entry, if its id is made from the term."""
    entry = entry_named(space, asked.old)
    if space.project.layout.id == SLUG:
        return asked._replace(new=slug(_add_brackets(space, entry, asked.term)))
    if not has_made_id(space, entry):
        return asked
    plan = ChangePlan()
    plan.add(_new_term(space, entry, asked.term))
    after = apply_plan(space, plan)[1].glossary.entries
    return asked._replace(new=next(one.key for one in after if (one.file, one.root) == (entry.file, entry.root)))


def has_made_id(space: Session, entry: EntryFacts) -> bool:
    """Return whether the id is made from the term, by the layout or as the anchor of a page."""
    if space.project.layout.id == SLUG:
        return True
    match = space.documents[entry.file].find(entry.id.path) if entry.id is not None else None
    return match is not None and isinstance(match.node, Scalar) and match.node.style.startswith(DERIVED)


def _identity(space: Session, entry: EntryFacts, asked: Renaming, plan: ChangePlan) -> Iterator[Intent]:
    """Yield the changes to the id and the term, and add the new path of the file to ``plan``."""
    layout = space.project.layout
    file = PurePosixPath(entry.file)
    if layout.id == KEY:
        yield RenameKey(Place(entry.file, entry.root), asked.new)
    elif layout.names_folder(entry.file):
        folder = space.settings.root / file.parent  # is named after the id
        if folder.is_dir() and any(inner.name != file.name for inner in folder.iterdir()):
            raise GlosslintError(f"{file.parent} holds other files besides {file.name}; rename that folder yourself")
        plan.moves[entry.file] = f"{str(file.parent).removesuffix(asked.old)}{asked.new}/{file.name}"
    elif layout.id == PATH:
        base = entry.file.removesuffix(f"{asked.old}{file.suffix}")
        plan.moves[entry.file] = f"{base}{asked.new}{file.suffix}"
    elif layout.id != STEM and entry.id is not None and asked.new != asked.old and not has_made_id(space, entry):
        span = layout.id_span(string_at(space, entry, entry.id.path)) if layout.id_pattern else None
        place = entry.at(entry.id.path)
        yield Replace(place._replace(span=span), asked.new) if span is not None else SetValue(place, asked.new)
    if (layout.id == STEM or layout.id_is_stem) and file.stem != asked.new:
        if sum(other.file == entry.file for other in space.glossary.entries) > 1:
            raise GlosslintError(f"{entry.file} contains other entries, too; move each to a file of its own first")
        plan.moves[entry.file] = str(file.with_name(f"{asked.new}{file.suffix}"))
    if asked.term and not layout.id == layout.term == KEY:
        yield _new_term(space, entry, asked.term)
    plan.moves = {old: new for old, new in plan.moves.items() if old != new}


def _new_names(space: Session, entry: EntryFacts, asked: Renaming) -> NewNames:
    """Return the new names for links; the anchor is made from the term, or from an id with spaces."""
    if space.project.layout.anchor == "slug":
        anchor = slug(_add_brackets(space, entry, asked.term)) if asked.term else entry.anchor
        return NewNames(asked.new, anchor, asked.term)
    return NewNames(asked.new, slug(asked.new) if " " in asked.new else asked.new, asked.term)


def _new_term(space: Session, entry: EntryFacts, term: str) -> Intent:
    layout = space.project.layout
    if layout.term == KEY:
        return RenameKey(Place(entry.file, entry.root), term)
    if entry.term is None:
        raise GlosslintError(f'"{entry.key}" has no term to change with --term; add one first')
    text = string_at(space, entry, entry.term.path)
    place = entry.at(entry.term.path)
    if layout.more_names and not layout.term.startswith("@"):
        return Replace(place._replace(span=layout.term_span(text)), _add_brackets(space, entry, term))
    if text.strip() == entry.term.value and not layout.term.startswith("@"):
        return SetValue(place, term)
    start = text.find(entry.term.value, layout.term_span(text).start)  # the key holds more than the term
    return Replace(place._replace(span=Span(start, start + len(entry.term.value))), term)


def _references(space: Session, entry: EntryFacts, asked: Renaming) -> Iterator[Intent]:
    """Yield the changes to all references that use the old id or the old term."""
    glossary, new_id = space.glossary, asked.new != asked.old
    term = fold(entry.term.value) if entry.term is not None else ""
    kept = [name.value for name in entry.names if fold(name.value) != term]
    names = frozenset[str]().union(*map(lookup_keys, (asked.term, *kept)))

    def write(target: str, by_id: bool) -> str:
        if by_id and glossary.find_by_id(target) is entry:
            return asked.new if new_id else ""
        return asked.term if term and fold(target) not in names else ""

    for other in glossary.entries:
        for reference in other.references:
            text = write(reference.target, glossary.resolve != "name")
            if text and glossary.resolve_reference(reference) is entry:
                yield SetValue(other.at(reference.path), text)
        replaced = other.replaced_by
        text = write(replaced.value, True) if replaced is not None else ""
        if replaced is not None and text and glossary.find_replacement(replaced.value) is entry:
            yield SetValue(other.at(replaced.path), text)


def _keep(space: Session, entry: EntryFacts, asked: Renaming, plan: ChangePlan, moves: bool) -> None:
    """Add to ``plan`` the old term as an alias. Raise GlosslintError if there is nothing to keep, neither that nor the
    page, which ``moves``, or if the layout has no list of aliases."""
    term = entry.term.value if asked.term and entry.term is not None else ""
    is_renamed, is_moved = fold(term) not in ("", fold(asked.term)), moves and bool(space.project.layout.redirects)
    if not (is_renamed or is_moved):
        raise GlosslintError(
            "--keep-alias: there is nothing to keep: the term does not change, "
            + (f'and the layout "{space.project.layout.name}" has no list of redirects' if moves else "nor the page")
            + "; remove the option, or add --term"
        )
    if is_renamed:
        plan.add(*keep_name(space, entry, term, asked.term))


def _prove(space: Session, after: Session, entry: EntryFacts, asked: Renaming, plan: ChangePlan) -> None:
    """Raise GlosslintError if a file has fewer references and links to the entry than before, or if an error is new."""
    at = next((other for other in after.glossary.entries if (other.file, other.root) == (entry.file, entry.root)), None)
    if has_made_id(space, entry) and at is not None and at.key != asked.new:
        raise GlosslintError(f'the id is made from the term in this glossary: "{asked.term}" gives "{at.key}"')
    renamed = entry_named(after, asked.new)
    id_path: NodePath = renamed.id.path if renamed.id is not None else ()
    in_text = bool(id_path) and not str(id_path[-1]).startswith("@")  # else it is the name of the file
    place = Place(renamed.file, id_path) if in_text else None
    before = {plan.new_path(path): number for path, number in count_links_to(space, entry).items()}
    now = count_links_to(after, renamed)
    named_before = any(number > before.get(path, 0) for path, number in now.items())
    try:
        refuse_new_errors(space, after, plan, place)
    except GlosslintError:
        old = _undo_kill(after, entry, renamed, asked) if named_before else None
        if old is None:
            raise
        refuse_new_errors(old, after, plan, place)
    for path, number in before.items():
        if now[path] < number:
            raise GlosslintError(
                f'nothing was changed: a reference or link to "{asked.old}" in {path} cannot be updated to '
                f'"{asked.new}"; change it by hand first'
            )


def _undo_kill(after: Session, entry: EntryFacts, renamed: EntryFacts, asked: Renaming) -> Session | None:
    """Return the glossary in which references that named the new id already, as after a kill, name the old one: an
    error that the entry had with them, such as a circle, would otherwise be taken for new."""
    term = entry.term.value if asked.term and entry.term is not None else ""
    try:
        return apply_plan(after, _plan_renaming(after, renamed, Renaming(asked.new, asked.old, term))[0])[1]
    except GlosslintError:
        return None


def resume(space: Session, asked: Renaming) -> Renamed | None:
    """Return what is left to do; ``None`` unless the file at the new path is, byte for byte, what the rename makes."""
    entry, other = entry_named(space, asked.old), space.glossary.find_by_id(asked.new)
    if other is None or other.file == entry.file:
        return None
    there = space.documents[other.file].source
    try:
        done = rename(space.replace_texts({}, {other.file}), asked)
    except GlosslintError:
        return None
    return done if any((new.path, new.data) == (there.path, there.data) for _, new in done.changes) else None
