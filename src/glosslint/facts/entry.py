"""The facts that rules can use of an entry: plain, frozen, serialisable values, created once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from glosslint.facts.definition import (
    Definition,
    FirstSentence,
    find_first_sentence,
    read_definition,
    read_first_sentence,
)
from glosslint.facts.prose import Prose, is_english
from glosslint.layout.link_patterns import normalize_page
from glosslint.model import NodePath, Part, Place, Span
from glosslint.model.frozen import NamedTuple, Remembering, cached_property, dataclass, replace
from glosslint.parse.page.table import MoreNames
from glosslint.parse.tree import BODY
from glosslint.schema.validator import SchemaViolation
from glosslint.text.acronyms import is_short_form
from glosslint.text.names import fold, is_acronym_of, split_qualifier
from glosslint.text.tokenize import has_more_words
from glosslint.util.sequences import first_values


class Reference(NamedTuple):
    """An explicit reference."""

    target: str  # as written
    path: NodePath
    relation: str  # the key it is under
    to_self: bool = False
    synonym: bool = False  # its entry is only another name of the target, given by its id or by one of its names
    addressed: bool = False  # the address of a page is beside it, so that it need not name an entry


class Link(NamedTuple):
    """An inline link of a prose field; spans are in its decoded text."""

    target: str | None  # the id it names, or ``None`` if it leaves the glossary
    destination: str
    path: NodePath
    span: Span
    text: Span  # its visible words
    dest: Span  # its destination (or name)
    named: bool = False  # the target is no id but a name, as the words of the link show it, perhaps in the plural


class MalformedLink(NamedTuple):
    """Text that was probably meant as a link to an entry. ``target`` is the id it may mean, ``span`` encloses it.

    ``kind`` is ``text`` for what only looks like a link, such as ``[text] (target)``, ``label`` for a target in the
    place of a label, as in ``[text][target]``, ``destination`` for that of a link in another form than the layout's,
    such as ``#target``, or ``near`` where that form is misspelt. ``guessed`` are the words that the repaired link shows
    if a bracket is missing or belongs to others, so that it may be more.
    """

    target: str
    path: NodePath
    span: Span
    written: str
    repaired: str
    kind: str = "text"
    guessed: str = ""


class BrokenLabel(NamedTuple):
    """The label of a reference-style link that has no definition, or a definition that another one ``doubles``."""

    label: str
    path: NodePath
    span: Span
    doubles: bool = False


class ImplicitType(NamedTuple):
    """An unquoted string that YAML parsers load as ``read_as`` ("a boolean", "a number", "a date")."""

    text: str
    path: NodePath
    read_as: str
    certain: bool = False  # in JSON, where all parsers agree
    by_schema: bool = False  # whether the schema requires a string, and not only the layout


class ScalarForList(NamedTuple):
    """A single string where the role takes a list of strings."""

    role: str
    text: str
    path: NodePath


class UnreadValue(NamedTuple):
    """A value that a role cannot read; ``shape`` says what it is ("a mapping", "a nested list")."""

    role: str
    shape: str
    path: NodePath


class TruncatedValue(NamedTuple):
    """An unquoted string that a # cuts short: ``comment`` is the part that YAML parsers drop."""

    text: str
    path: NodePath
    comment: str
    span: Span  # of the comment, in the file


#: Words for an entry that is no longer valid: ISO 10241-1, ISO 19135 and OBO, without spaces and hyphens.
_RETIRED = frozenset(["deprecated", "obsolete", "superseded", "retired", "withdrawn", "invalid", "notvalid"])
#: Statuses of entries that are not ready to be read, without spaces and hyphens: "Not Started" of the CNCF's glossary,
#: those of ISO 10241-1 for entries that are not accepted yet, and those of blogs and wikis.
_DRAFTS = frozenset(["draft", "notstarted", "todo", "wip", "proposed", "candidate", "submitted", "unpublished", "stub"])
#: Keys whose value may mark an entry as a draft, whatever the layout calls its status, and these values.
_MARKS_OF_DRAFTS = {
    **dict.fromkeys(("status", "state", "entrystatus"), _DRAFTS),
    **dict.fromkeys(("draft", "wip", "todo", "unpublished", "stub"), frozenset(["true", "yes", "on", "1"])),
    "published": frozenset(["false", "no", "off", "0"]),
}


def marks_draft(key: str, value: str) -> bool:
    """Return whether a key of an entry says that it is not ready to be read: ``draft: true``, ``is_stub: yes``."""
    said = _MARKS_OF_DRAFTS.get(_plain(key).removeprefix("is"))
    return said is not None and (_plain(value) if said is _DRAFTS else value.strip().lower()) in said


@lru_cache(maxsize=1024)  # many entries have the same keys
def _plain(words: str) -> str:
    """Return a key or status without spaces and signs, as the sets have it."""
    return re.sub(r"[\W_]", "", words).lower()


_FEW_WORDS = 7  # of a text that may only label an entry: a summary needs one more


class Text(NamedTuple):
    """A string of the entry and the path of its node."""

    value: str
    path: NodePath


class Name(NamedTuple):
    """A name of the concept. ``kind`` is term, alias or expansion; ``start`` is where ``value`` begins in the decoded
    string."""

    value: str
    path: NodePath
    kind: str
    language: str = "en"
    start: int = 0

    def split_names(self, kinds: Collection[MoreNames]) -> Iterator[Name]:
        """Yield a term and its other names beside it, where ``more-names`` of the settings has these ``kinds``."""
        if self.kind != "term":
            yield self
            return
        from glosslint.parse.page.names import names_in  # most glossaries have a key for them

        first, *others = names_in(self.value, kinds)
        term = self.value[slice(*first)]
        yield self._replace(value=term)
        for span in others:
            value = self.value[slice(*span)]
            kind = "expansion" if len(value) > len(term) and is_short_form(term, value) else "alias"
            yield self._replace(value=value, kind=kind, start=self.start + span.start)

    @property
    def forms(self) -> Iterator[tuple[str, bool]]:
        """The forms in which English texts use the name, and whether each leaves out the qualifier that tells its
        meaning."""
        if not is_english(self.language) or not self.value:
            return
        word, qualifier = split_qualifier(self.value)
        if not qualifier:
            yield self.value, False
        elif is_acronym_of(qualifier, word):
            yield word, False
            yield qualifier, False
        else:
            yield word, True


@dataclass(frozen=True, slots=True)
class EntryFacts(Remembering):
    """Everything a rule may ask of one entry. Paths begin at the top of its file."""

    file: str
    root: NodePath
    stem: str
    id: Text | None = None
    term: Text | None = None
    anchor: str = ""  # what links give of the entry, if that is the anchor of its term or id
    anchors: tuple[str, ...] = ()  # what links may give of the entry besides
    lacks_anchor: bool = False  # whether its id is made from its term, and no anchor on its page
    names: tuple[Name, ...] = ()
    prose: tuple[Prose, ...] = ()
    prose_steps: tuple[NodePath, ...] = ()  # to the prose fields of the layout, whether the entry has them or not
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    padded_names: tuple[Text, ...] = ()
    malformed_links: tuple[MalformedLink, ...] = ()
    broken_labels: tuple[BrokenLabel, ...] = ()
    status: Text | None = None
    marked_draft: bool = False  # by a key, such as "draft: true", whether or not the layout names it
    page: Text | None = None
    replaced_by: Text | None = None
    addresses: tuple[Text, ...] = ()  # of other sites, such as those of sources
    dates: tuple[Text, ...] = ()  # and years, which lie in the past
    kind: Text | None = None  # what kind of entry it is, such as "acronym"
    formulas: tuple[Text, ...] = ()  # in TeX, under a key of their own
    domains: tuple[Text, ...] = ()  # the fields of knowledge in which the term has this meaning
    empty_values: tuple[Text, ...] = ()
    empty_prose: tuple[NodePath, ...] = ()  # prose fields with an empty value
    implicit_types: tuple[ImplicitType, ...] = ()
    scalars_for_lists: tuple[ScalarForList, ...] = ()
    roles_with_lists: tuple[str, ...] = ()  # the list roles whose value is a list
    unread_values: tuple[UnreadValue, ...] = ()
    unread_prose: tuple[UnreadValue, ...] = ()  # in an entry without any text
    truncated_values: tuple[TruncatedValue, ...] = ()
    schema_violations: tuple[SchemaViolation, ...] = ()
    id_is_made: bool = False  # from its term, or is its term: the file names no id
    id_is_stem: bool = False
    schema_restricts_id: bool = False  # by a pattern, a format or an enum
    stem_is_valid_id: bool = True  # whether the schema allows the name of its file as an id
    id_key: str = "id"  # the role of the id
    term_key: str = "term"  # the role of the term
    shape: str = "a mapping"  # what the node of the entry is, in words
    keys: tuple[str, ...] = ()  # of its mapping, in the order of the file
    id_shape: str = ""  # what the value of the id's key is, in words, if that is a list or a mapping

    @property
    def not_a_mapping(self) -> bool:
        """Whether it should be a mapping with an id and is not (or is empty); what it lacks follows from that."""
        return self.shape != "a mapping" and not self.id_key.startswith("@")

    @property
    def key(self) -> str:
        """The name of the entry in reports: its id or, without one, the stem of its file; its term if that leaves
        nothing of which an id is made, as "?" does."""
        if self.id is not None and self.id.value:
            return self.id.value
        return self.term.value if self.id_is_made and self.term is not None and self.term.value else self.stem

    @property
    def link_target(self) -> str:
        """What links give of the entry: its anchor or, as in most layouts, its id."""
        return self.anchor or (self.id.value if self.id is not None else "")

    @property
    def other_link_targets(self) -> tuple[str, ...]:
        """What links may give besides: other anchors, and an id with spaces, as it is or with %20."""
        return (*((self.id.value,) if self.id is not None and " " in self.id.value else ()), *self.anchors)

    @property
    def title(self) -> str:
        """The term, or the id of an entry without one."""
        return self.term.value if self.term is not None and self.term.value else self.key

    @property
    def language(self) -> str:
        """The language of ``term``, or an empty string; texts in other languages are translations."""
        path = self.term.path if self.term is not None else None
        return next((name.language for name in self.names if name.path == path), "")

    def find_prose(self, path: NodePath) -> Prose | None:
        """Return the prose field at a path."""
        return next((prose for prose in self.prose if prose.path == path), None)

    def text_at(self, path: NodePath) -> str:
        """Return the text of the prose field at a path; an empty string if there is none."""
        prose = self.find_prose(path)
        return prose.text if prose is not None else ""

    def find_linked(self, link: Link) -> tuple[Prose | None, Link]:
        """Return the prose field that a link is in, and the link with its places there: the links of a page with one
        entry have places on the page, of which fields are parts."""
        prose = self.find_prose(link.path)
        if prose is not None or link.path != (*self.root, BODY):
            return prose, link
        for part in self.prose:
            by = part.page_start
            if by is not None and by <= link.span.start and link.span.end <= by + len(part.text):
                span, text, dest = (one.shift(-by) for one in (link.span, link.text, link.dest))
                return part, link._replace(path=part.path, span=span, text=text, dest=dest)
        return None, link

    def links_in(self, prose: Prose) -> list[Link]:
        """Return the links of a prose field, with their places there."""
        return [own for _, own in map(self.find_linked, self.links) if own.path == prose.path]

    def words_of(self, link: Link) -> str:
        """Return the words that a link shows; of a shortcode, all of it."""
        prose, own = self.find_linked(link)
        return prose.text[slice(*own.text)] if prose is not None else ""

    def change_language(self, language: str) -> EntryFacts:
        """Return the entry with all of its texts in another language."""
        names = tuple(name._replace(language=language) for name in self.names)
        return replace(self, names=names, prose=tuple(replace(prose, language=language) for prose in self.prose))

    @property
    def english_term(self) -> bool:
        """Whether ``term`` is English."""
        return is_english(self.language)

    @cached_property
    def english_names(self) -> tuple[str, ...]:
        """The names in English."""
        return tuple(name.value for name in self.names if is_english(name.language))

    @property
    def defining_prose(self) -> list[Prose]:
        """The English texts that define the entry."""
        return [prose for prose in self.prose if prose.core and prose.english]

    @cached_property
    def first_sentences(self) -> tuple[FirstSentence | None, ...]:
        """The first sentence of each of ``defining_prose``."""
        return tuple(read_first_sentence(prose, self.english_names) for prose in self.defining_prose)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Those of ``defining_prose`` that have a sentence, each with the parts of the first one."""
        texts, names = self.defining_prose, self.english_names
        if "first_sentences" in self.__dict__:  # else their words are not needed
            spans = [one.span if one is not None else None for one in self.first_sentences]
        else:
            spans = [find_first_sentence(prose, names) for prose in texts]
        found = zip(texts, spans, strict=True)
        return tuple(read_definition(prose, span, names) for prose, span in found if span is not None)

    @property
    def measured_prose(self) -> tuple[Prose, ...]:
        """The fields whose length is checked: English ones, and those with limits in the layout."""
        return tuple(prose for prose in self.prose if prose.english or prose.limits is not None)

    @property
    def prose_paths(self) -> tuple[NodePath, ...]:
        """Where the layout has prose fields, whether the entry has them or not."""
        return tuple((*self.root, *steps) for steps in self.prose_steps)

    @property
    def invalid_paths(self) -> tuple[NodePath, ...]:
        """Where the entry violates its schema."""
        return tuple((*self.root, *violation.path) for violation in self.schema_violations)

    @property
    def has_prose(self) -> bool:
        """Whether any prose field holds text."""
        return any(prose.text.strip() for prose in self.prose)

    @cached_property
    def redirect(self) -> bool:
        """Whether the entry only refers readers to another: by a replacement, as another name of it, or by a core text
        such as "See X.", without a sentence in another field."""
        if self.replaced_by is not None or self.is_synonym:
            return True
        points = any(self._points_in(language) for language in {prose.language for prose in self.prose})
        return points and not any(
            has_more_words(prose.text, _FEW_WORDS) and prose.pointer is None for prose in self.prose if not prose.core
        )

    def is_called(self, words: str) -> bool:
        """Return whether words are one of the names; case, hyphens and spaces make no difference."""
        return fold(words) in {fold(name.value) for name in self.names}

    @property
    def is_synonym(self) -> bool:
        """Whether the entry holds no text and is only another name of one or more entries."""
        return any(reference.synonym for reference in self.references) and not self.has_prose

    def redirects_in(self, language: str) -> bool:
        """Return whether its text in ``language`` only refers readers to another entry."""
        return self.replaced_by is not None or self._points_in(language)

    def _points_in(self, language: str) -> bool:
        """Return whether all core texts in a language are such as "See X.": one beside a definition is a reference."""
        texts = [prose for prose in self.prose if prose.core and prose.language == language and prose.text.strip()]
        return bool(texts) and all(prose.pointer is not None for prose in texts)

    @property
    def status_text(self) -> str:
        """The status as written, or an empty string."""
        return self.status.value if self.status is not None else ""

    @property
    def draft(self) -> bool:
        """Whether it says that it is not ready to be read."""
        return self.marked_draft or _plain(self.status_text) in _DRAFTS

    @property
    def deprecated(self) -> bool:
        """Whether its status is deprecated, or a word for it, or it names a replacement."""
        return self.retired or self.replaced_by is not None

    @property
    def retired(self) -> bool:
        """Whether its status says that it is no longer valid."""
        return _plain(self.status_text) in _RETIRED

    @cached_property
    def domain_names(self) -> frozenset[str]:
        """The domains, folded for comparison."""
        return frozenset(fold(domain.value) for domain in self.domains)

    def shares_domain(self, other: EntryFacts) -> bool | None:
        """Return whether both entries have a domain in common, or ``None`` if one of them has none."""
        mine, others = self.domain_names, other.domain_names
        return not mine.isdisjoint(others) if mine and others else None

    @property
    def distinct_references(self) -> Iterable[Reference]:
        """The references, without repetitions of a target in its list."""
        return first_values(((one.relation, one.target), one) for one in self.references).values()

    def links_to_self(self, link: Link) -> bool:
        """Return whether ``link`` names this entry or its page, and not only a section of the page."""
        _, mark, anchor = link.destination.partition("#")
        if mark and unquote(anchor) != link.target:
            return False
        if link.target and link.target == self.link_target:
            return True
        return self.page is not None and normalize_page(link.destination) == normalize_page(self.page.value) != ""

    def lacks_anchor_for(self, link: Link) -> bool:
        """Return whether ``link`` gives an anchor, and could not with that of this entry, whose page has none."""
        return self.lacks_anchor and "#" in link.destination

    def at(self, path: NodePath, span: Span | None = None) -> Place:
        """Return the place of the value at ``path``, or of characters of its decoded text."""
        return Place(self.file, path, Part.VALUE, span)

    def at_name(self, name: Name) -> Place:
        """Return the place of one of the names: its value, or its characters if it is behind another name there."""
        is_first = all(other.path != name.path or other.start >= name.start for other in self.names)
        return self.at(name.path, None if is_first else Span(name.start, name.start + len(name.value)))

    def at_key(self, path: NodePath) -> Place:
        """Return the place of the key whose value is at ``path``."""
        return Place(self.file, path, Part.KEY)

    def head(self, path: NodePath | None = None) -> Place:
        """Return the place of the whole entry (or of the node at ``path``), shown at its first key."""
        return Place(self.file, self.root if path is None else path, Part.HEAD)
