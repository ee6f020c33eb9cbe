"""Pages with one entry each → the headings that most of them have, and what the texts below these are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glosslint.detect.containers import Group
from glosslint.detect.keys.headings.words import defines, field_of, lists_names, refers, words_of
from glosslint.layout.layout import EntryNode
from glosslint.parse.markdown.page import NAMES, SECTION
from glosslint.parse.sections.labels.parts import LINK
from glosslint.parse.tree import Mapping, Scalar

_FEWEST = 3  # pages with a heading
_NEARLY_ALL = 0.9  # share of the pages that have the definition below a heading of this title
_MOST, _USUAL = 12, 0.1  # other headings whose texts are fields of their own, and the share of pages that have one
_LISTS = 0.8  # share of the texts below a heading that list names
_KNOWN = 2  # pages with a heading whose words are known
_LEADS = 0.5  # share of the pages with a sentence above the first heading, which then is the definition
_SENTENCE = 5  # words
_AGAIN = re.compile(r"#\d+\Z")  # the second heading of a page with the same words
_IS_CALLED_SO = re.compile(r"(?:[\w-]+ )?definitions?\b.*")
_MAY_BE_MORE = re.compile(r"details?")


class Heading(NamedTuple):
    """The words of a heading as most pages write them, and the texts below it by the number of the page."""

    title: str
    texts: dict[int, Scalar]

    @property
    def words(self) -> str:
        """The folded words, without numbers and signs around them."""
        return words_of(self.title)


class Headings(NamedTuple):
    """The roles of the text below the heading of definitions (empty if there is none), of the lists of other names and
    of other entries, of the texts below other headings with the names of their fields, and below ``rare`` ones."""

    definition: str = ""
    names: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    rare: tuple[str, ...] = ()


def headings_of(group: Group) -> Headings:
    """Return what the headings of the pages of a group are for."""
    if not group.shape.page:
        return Headings()
    found = sorted(_headings(group), key=lambda heading: -len(heading.texts))
    known = [heading for heading in found if len(heading.texts) >= _KNOWN]
    names = [heading for heading in known if lists_names(heading.words) and _list(group, heading)]
    related = [heading for heading in known if refers(heading.words) and _list(group, heading)]
    related = [heading for heading in related if not any(LINK.search(one.text) for one in heading.texts.values())]
    main = next((heading for heading in found if _is_definition(heading, group)), None)
    if main is None:
        return Headings("", _roles(NAMES, names), _roles(NAMES, related))
    others = [heading for heading in found if heading not in (main, *names, *related)]
    usual = [heading for heading in others if len(heading.texts) >= max(_KNOWN, _USUAL * len(group.nodes))]
    fields = {field_of(heading.title): heading for heading in reversed(usual[:_MOST])}
    rare = [heading for heading in others if heading not in fields.values()]
    texts = tuple((field, f"{SECTION}{heading.title}") for field, heading in reversed(fields.items()))
    own = _roles(NAMES, names), _roles(NAMES, related), texts, _roles(SECTION, rare)
    return Headings(f"{SECTION}{main.title}", *own)


def _roles(prefix: str, headings: Iterable[Heading]) -> tuple[str, ...]:
    return tuple(f"{prefix}{heading.title}" for heading in headings)


def _headings(group: Group) -> Iterator[Heading]:
    """Yield the headings that have a text, without those of the whole page."""
    spellings: dict[str, dict[str, int]] = {}
    texts: dict[str, dict[int, Scalar]] = {}
    for number, node in enumerate(group.nodes):
        for title, text in _sections(node):
            if text.text.strip():
                folded = title.casefold()
                counts = spellings.setdefault(folded, {})
                counts[title] = counts.get(title, 0) + 1
                texts.setdefault(folded, {}).setdefault(number, text)
    for folded, own in texts.items():
        yield Heading(max(spellings[folded], key=spellings[folded].__getitem__), own)


def _sections(node: EntryNode) -> Iterator[tuple[str, Scalar]]:
    """Yield the titles and texts of the sections of a page below its title, without those in other sections."""
    if not isinstance(node.node, Mapping):
        return
    lead, end = node.node.get("@lead"), -1
    for key, value in node.node.pairs:
        title = key.text.removeprefix(SECTION)
        if title == key.text or not isinstance(value, Scalar) or value.start < end:
            continue
        if isinstance(lead, Scalar) and value.start == lead.start:
            continue  # the title of the page
        end = value.end
        if not _AGAIN.search(title):
            yield title, value


def _list(group: Group, heading: Heading) -> bool:
    """Return whether nearly all of the texts below a heading are lists of names."""
    key = f"{NAMES}{heading.title}".casefold()
    lists = 0
    for number in heading.texts:
        node = group.nodes[number].node
        lists += isinstance(node, Mapping) and any(own.text.casefold() == key for own, _ in node.pairs)
    return lists >= _LISTS * len(heading.texts)


def _is_definition(heading: Heading, group: Group) -> bool:
    """Return whether the definitions are below a heading: nearly all pages have it, and it is called so, or most have
    no sentence above the first heading."""
    pages = len(group.nodes)
    if len(heading.texts) < max(_FEWEST, _NEARLY_ALL * pages) or not defines(heading.words):
        return False
    if _IS_CALLED_SO.fullmatch(heading.words):
        return True
    return _MAY_BE_MORE.fullmatch(heading.words) is None and sum(map(has_lead, group.nodes)) < _LEADS * pages


def has_lead(node: EntryNode, words: int = _SENTENCE) -> bool:
    """Return whether a page has at least so many ``words`` above its first heading."""
    lead = node.node.get("@lead") if isinstance(node.node, Mapping) else None
    return isinstance(lead, Scalar) and len(lead.text.split()) >= words
