"""What rules may ask of one file and of one entry: plain, frozen, serialisable values, made once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from glosslint.facts.definition import Definition, read_definitions
from glosslint.facts.prose import Prose, is_english
from glosslint.layout.link_patterns import normalize_page
from glosslint.model import NodePath, Part, Place, Span
from glosslint.schema.validator import SchemaViolation
from glosslint.text.names import fold

#: A text that only sends readers on.
_SEE = re.compile(r"(?:see|see also|same as|→)\s+[^.!?]+[.!?]?", re.IGNORECASE)
_STUB_WORDS = 12  # a text that says more than whom to see is no stub


class Text(NamedTuple):
    """A text of the entry and the path of its node."""

    value: str
    path: NodePath


class Name(NamedTuple):
    """A name of the concept. ``kind``: term, alias or expansion. ``start``: where the decoded text has ``value``."""

    value: str
    path: NodePath
    kind: str
    language: str = "en"
    start: int = 0


class Reference(NamedTuple):
    """An explicit reference: ``target`` as written, under the key ``relation``; ``own`` if that is the entry itself."""

    target: str
    path: NodePath
    relation: str
    to_self: bool = False


class Link(NamedTuple):
    """An inline link of a prose field. ``target`` is the id it names, ``None`` when it leads out of the glossary.

    Spans are in the field's decoded text: the whole link, the words shown, the destination.
    """

    target: str | None
    destination: str
    path: NodePath
    span: Span
    text: Span
    dest: Span


class MalformedLink(NamedTuple):
    """Text that would lead to an entry, were it written right. ``target`` is the id that may be meant.

    ``kind`` is ``text`` for what looks like a link and is none, such as ``[text] (target)``, and ``destination`` for
    that of a link which leads elsewhere, such as ``#target``; ``span`` encloses it.
    """

    target: str
    path: NodePath
    span: Span
    written: str
    repaired: str
    kind: str = "text"


class ImplicitType(NamedTuple):
    """An unquoted text that readers of YAML take for ``read_as`` ("a boolean", "a number", "a date", "nothing")."""

    text: str
    path: NodePath
    read_as: str
    certain: bool = False  # in JSON, where all readers agree


class ScalarForList(NamedTuple):
    """A text that stands alone under the role of a list, without being in one."""

    role: str
    text: str
    path: NodePath


class UnreadValue(NamedTuple):
    """What stands where the role of a list reads texts, in words ("a mapping", "a list in a list")."""

    role: str
    shape: str
    path: NodePath


class TruncatedValue(NamedTuple):
    """A plain text cut short: ``comment`` is what a reader of YAML no longer sees."""

    text: str
    path: NodePath
    comment: str
    span: Span  # of the comment, in the file


@dataclass(frozen=True)
class EntryFacts:
    """Everything a rule may ask of one entry. Paths are from the top of its file."""

    file: str
    root: NodePath
    stem: str
    id: Text | None = None
    term: Text | None = None
    names: tuple[Name, ...] = ()
    prose: tuple[Prose, ...] = ()
    prose_paths: tuple[NodePath, ...] = ()  # where prose may stand, whether it does or not
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    malformed_links: tuple[MalformedLink, ...] = ()
    status: Text | None = None
    page: Text | None = None
    replaced_by: Text | None = None
    domains: tuple[Text, ...] = ()  # the fields of knowledge in which the term has this meaning
    empty_values: tuple[Text, ...] = ()
    implicit_types: tuple[ImplicitType, ...] = ()
    scalars_for_lists: tuple[ScalarForList, ...] = ()
    roles_with_lists: tuple[str, ...] = ()  # the roles of lists that hold one
    unread_values: tuple[UnreadValue, ...] = ()
    truncated_values: tuple[TruncatedValue, ...] = ()
    schema_violations: tuple[SchemaViolation, ...] = ()
    id_is_stem: bool = False
    schema_restricts_id: bool = False  # whether the schema says what an id looks like
    stem_is_valid_id: bool = True  # whether its file's name would be an id, as far as the schema says
    id_key: str = "id"  # the role that holds it
    term_key: str = "term"  # the role that holds the term
    shape: str = "a mapping"  # what the entry is, in words; anything else is no entry yet
    keys: tuple[str, ...] = ()  # those of its map, in the order of the file
    id_shape: str = ""  # what stands under the key of the id, in words; nothing when the key is missing

    @property
    def not_a_mapping(self) -> bool:
        """Whether it is no map where one is wanted: then it lacks an id, and all that it lacks besides follows."""
        return self.shape != "a mapping" and not self.id_key.startswith("@")

    @property
    def key(self) -> str:
        """How reports name the entry: its id, or its file's stem where it has none."""
        return self.id.value if self.id is not None and self.id.value else self.stem

    @property
    def title(self) -> str:
        """The term, or the id of an entry without one."""
        return self.term.value if self.term is not None and self.term.value else self.key

    @property
    def language(self) -> str:
        """The language of ``term``; those of other texts are translations. Empty without a term."""
        path = self.term.path if self.term is not None else None
        return next((name.language for name in self.names if name.path == path), "")

    @property
    def english_term(self) -> bool:
        """Whether ``term`` is an English one."""
        return is_english(self.language)

    @cached_property
    def english_names(self) -> tuple[str, ...]:
        """The names that an English text may use."""
        return tuple(name.value for name in self.names if is_english(name.language))

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The English texts that define the entry, each with its first sentence taken apart."""
        return tuple(read_definitions(self.prose, self.english_names))

    @property
    def measured_prose(self) -> tuple[Prose, ...]:
        """The fields whose length is judged: English ones, and those to which the layout sets limits."""
        return tuple(prose for prose in self.prose if prose.english or prose.limits is not None)

    @property
    def has_prose(self) -> bool:
        """Whether any prose field holds text."""
        return any(prose.text.strip() for prose in self.prose)

    @cached_property
    def redirect(self) -> bool:
        """Whether the entry only sends readers on: it names its replacement, or its core text is one other name."""
        return self.replaced_by is not None or any(prose.core and self._sends_on(prose) for prose in self.prose)

    def redirects_in(self, language: str) -> bool:
        """Whether a reader of this language is only sent on."""
        return self.replaced_by is not None or any(
            prose.core and prose.language == language and self._sends_on(prose) for prose in self.prose
        )

    def _sends_on(self, prose: Prose) -> bool:
        """A text like "See X." and, in any language, a link with one word beside it."""
        if prose.word_count > _STUB_WORDS:
            return False
        links = [link.span for link in prose.markdown.links if "://" not in link.target]
        beside = sum(1 for word in prose.words if not any(span.start <= word.start < span.end for span in links))
        return (bool(links) and beside <= 1) or _SEE.fullmatch(prose.text.strip()) is not None

    @property
    def status_text(self) -> str:
        """The status as written, or nothing."""
        return self.status.value if self.status is not None else ""

    @property
    def deprecated(self) -> bool:
        """Whether another entry is to be used: the status says so, or a replacement is named."""
        return self.status_text == "deprecated" or self.replaced_by is not None

    @cached_property
    def domain_names(self) -> frozenset[str]:
        """The domains as they are compared."""
        return frozenset(fold(domain.value) for domain in self.domains)

    def shares_domain(self, other: EntryFacts) -> bool | None:
        """Whether both entries belong to one domain; ``None`` where one of them states none."""
        own, its = self.domain_names, other.domain_names
        return not own.isdisjoint(its) if own and its else None

    @property
    def distinct_references(self) -> Iterable[Reference]:
        """The references, each target once a list."""
        first: dict[tuple[str, str], Reference] = {}
        for reference in self.references:
            first.setdefault((reference.relation, reference.target), reference)
        return first.values()

    def links_to_self(self, link: Link) -> bool:
        """Whether an inline link leads to this entry itself, and not only to a part of its page."""
        if "#" in link.destination:
            return False
        if self.id is not None and link.target == self.id.value:
            return True
        return self.page is not None and normalize_page(link.destination) == normalize_page(self.page.value) != ""

    def at(self, path: NodePath, span: Span | None = None) -> Place:
        """The value at ``path``, or characters of its decoded text."""
        return Place(self.file, path, Part.VALUE, span)

    def at_key(self, path: NodePath) -> Place:
        """The key that leads to ``path``."""
        return Place(self.file, path, Part.KEY)

    def head(self, path: NodePath | None = None) -> Place:
        """The entry (or the node at ``path``) as a whole, shown at its first key."""
        return Place(self.file, self.root if path is None else path, Part.HEAD)
