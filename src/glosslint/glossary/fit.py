"""Whether the layout fits the glossary: if most references or links of a kind match no entry, they are something else.

A wrong role or pattern would give a broken reference for each of its values, or leave links unchecked. Either is a
single mistake in the settings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import unquote

from glosslint.facts.entry import EntryFacts, Link, Reference
from glosslint.glossary.lookup import Lookup
from glosslint.model import NodePath, Part, Place, Related, Span
from glosslint.model.frozen import NamedTuple, cached_property, dataclass
from glosslint.util.regexes import lazy_pattern
from glosslint.util.sequences import group_values

#: Fewer values decide nothing: a page that is still to be written can break all references of a small glossary.
ENOUGH = 8
#: The percentage of values below which a role or pattern is wrong. In seven published glossaries at least 84 % of the
#: values under a right one are entries, and under other keys at most 29 %.
LEAST = 50
#: The percentage of links of a form that must be to entries for it to be missing from the layout.
_FITS = 70
_ALL = 100  # percent
_EXAMPLES = 3
_FEW_PAGES = 3  # the same few pages, to which many entries link, may be no entries but their namesakes
_PATHS = ("/", "./", "../", "#")
_URL = lazy_pattern(r"[a-z][a-z0-9+.-]{0,63}://|mailto:|www\.", re.IGNORECASE)
_LAST_PART = lazy_pattern(r"(?P<before>#|(?:\S*[/#])?)(?P<id>[^\s/#?.]+)(?P<after>/?|\.\w+)")
_LAST_FOLDER = lazy_pattern(r"(?<![^/])[^\s/#?.{}]+/\{id\}")
_PAGE_FILE = lazy_pattern(r"\S+\.(?:md|mdx|html?|rst|adoc|pdf|php|aspx?)(?:[#?]\S*)?", re.IGNORECASE)


#: Keys of the settings, what is said of them, and the file to use without a settings file → a place.
PlaceOfSetting = Callable[[tuple[str, ...], tuple[str, ...], str], Place]


def start_of_file(_keys: tuple[str, ...], what: tuple[str, ...], file: str) -> Place:
    """Return the start of the file that is used without a settings file."""
    return Place(file, (-1, *what), Part.SOURCE, Span(0, 0))


def is_wrong(number: int, entries: int) -> bool:
    """Return whether a role or pattern with a ``number`` of values, of which some match ``entries``, is wrong."""
    return number >= ENOUGH and entries * _ALL < number * LEAST


class Misfit(NamedTuple):
    """A part of the layout that does not fit: its ``key``, and which ``value`` of that; the examples show why."""

    key: str
    value: str
    message: str
    help: str
    examples: tuple[Related, ...]


class _Tally:
    """The values under a role, or the links of a form: their ``number``; how many of them match ``entries``; which
    ``distinct`` values do, up to ``_FEW_PAGES``; the ``first`` values with their places, and likewise the first of the
    ``others``, which match no entry. All values are not kept, since there are as many as entries."""

    def __init__(self) -> None:
        self.number = self.entries = 0
        self.distinct: set[str] = set()
        self.first: list[tuple[str, Place]] = []
        self.others: list[tuple[str, Place]] = []

    def add(self, value: str, entry: EntryFacts, path: NodePath, span: Span | None, matches: bool) -> None:
        """Count a value that an entry has at ``path``."""
        self.number += 1
        self.entries += matches
        if matches and len(self.distinct) < _FEW_PAGES:
            self.distinct.add(value)
        for examples in (self.first, *(() if matches else (self.others,))):
            if len(examples) < _EXAMPLES:
                examples.append((value, entry.at(path, span)))

    @property
    def wrong(self) -> bool:
        """Whether there are many values and most of them match no entry."""
        return is_wrong(self.number, self.entries)

    @property
    def fits(self) -> bool:
        """Whether there are many values and nearly all of them match an entry."""
        return self.number >= ENOUGH and self.mostly

    @property
    def mostly(self) -> bool:
        """Whether nearly all values match an entry."""
        return self.entries * _ALL >= self.number * _FITS

    @property
    def examples(self) -> tuple[Related, ...]:
        """The first values that match no entry."""
        return tuple(Related(place, f'"{value}" is not an entry') for value, place in self.others)


@dataclass(frozen=True)
class Fit:
    """How the roles of references and the patterns of links fit a glossary."""

    glossary: Lookup

    @cached_property
    def misfits(self) -> tuple[Misfit, ...]:
        """The parts that do not fit; none if the project states that its layout is right."""
        return () if self.glossary.vouched else (*self._wrong_roles(), *self._wrong_patterns(), *self._missing_form())

    def is_no_id(self, reference: Reference) -> bool:
        """Return whether a reference cannot be meant as an entry: it is a URL or path, or its role contains others."""
        return (not self.glossary.vouched and self._references[reference.relation].wrong) or self._is_path(reference)

    def misreads(self, link: Link) -> bool:
        """Return whether a link has a form that the layout lists as links to entries although it is not one."""
        return not self.glossary.vouched and self._links[self._pattern(link)].wrong

    def reads_on(self, link: Link) -> bool:
        """Return whether most links of this form link to their own entry, as "Read more" links do."""
        own, others = (self._own[self._pattern(link), is_own] for is_own in (True, False))
        return own + others >= ENOUGH and own > others

    def leads_elsewhere(self, destination: str) -> bool:
        """Return whether a destination that the layout does not read has a form of which most name no entry."""
        forms = [self._other_forms[form] for form, _ in _forms_and_ids(destination, self._depths)]
        return any(tally.wrong for tally in forms) and not any(tally.mostly for tally in forms)

    @property
    def lacks_form(self) -> bool:
        """Whether most links to entries have a form that the layout does not declare."""
        return any(misfit.key == "links" and not misfit.value for misfit in self.misfits)

    def _wrong_roles(self) -> Iterator[Misfit]:
        glossary = self.glossary
        what = "names" if glossary.resolve == "name" else "ids"
        for role, tally in self._references.items():
            if tally.wrong and not glossary.open:
                numbers = f"{tally.entries:,} of {tally.number:,} values are {what} of entries"
                values = (one.target for _, one in self._all_references if one.relation == role)
                named = sum(glossary.find_by_name(value) is not None for value in values)
                help_ = f"if not, remove it from layout.references; {_VOUCH.format('value')}"
                if glossary.resolve == "id" and named * _ALL >= tally.number * LEAST:
                    help_ = f'{named:,} of them are names of entries: set layout.resolve = "name"'
                yield Misfit(
                    "references", role, f'"{role}": {numbers}; is it a list of references?', help_, tally.examples
                )

    def _wrong_patterns(self) -> Iterator[Misfit]:
        for pattern, tally in self._links.items():
            if tally.wrong:
                numbers = f"{tally.entries:,} of {tally.number:,} links of this form are to entries"
                message = f'"{pattern}": {numbers}; is it the form of links to entries?'
                help_ = f"if not, correct layout.links; {_VOUCH.format('link')}"
                yield Misfit("links", pattern, message, help_, tally.examples)

    def _missing_form(self) -> Iterator[Misfit]:
        """Yield a misfit if most links to entries have one form that the layout does not list."""
        patterns = self.glossary.link_patterns.patterns
        seen = sum(tally.entries for tally in self._links.values())
        for forms, tally in self._likely_forms() if patterns else ():
            count = tally.entries + seen
            named = len(tally.distinct) >= _FEW_PAGES or "#" in forms[0]
            if tally.fits and named and seen * _ALL < count * LEAST:
                shown, most = (", ".join(f'"{form}"' for form in some) for some in (patterns, forms))
                message = f"{seen:,} of {count:,} links to entries have a form of the layout ({shown}); most are {most}"
                examples = tuple(Related(place, f'"{written}"') for written, place in tally.first)
                yield Misfit("links", "", message, f"add {most} to layout.links", examples)

    def _likely_forms(self) -> Iterator[tuple[Sequence[str], _Tally]]:
        """Yield each form of links that the layout does not list; and those of several folders together, if most links
        of each are to entries: the ids are the names of files, and the files in folders."""
        yield from (([form], tally) for form, tally in self._other_forms.items())
        good = (form for form, tally in self._other_forms.items() if tally.mostly)
        for forms in group_values((_LAST_FOLDER.sub("*/{id}", form), form) for form in good).values():
            every = [self._other_forms[form] for form in forms]
            if len(forms) > 1 and not any(tally.fits for tally in every):
                yield forms, _together(every)

    @cached_property
    def _depths(self) -> frozenset[int]:
        """The numbers of parts that the ids of the entries have: two, of "layers/attention"."""
        targets = (entry.link_target for entry in self.glossary.entries)
        return frozenset(target.count("/") + 1 for target in targets) if self._ids_are_paths else frozenset((1,))

    @cached_property
    def _other_forms(self) -> Mapping[str, _Tally]:
        """The links that the layout does not read, by form: the id is the last part of the path, or the anchor. One to
        a page with the name of its own entry leads to more text on it, and is no link to an entry."""
        glossary = self.glossary
        return _tallies(
            (
                form,
                link.destination,
                entry,
                link.path,
                link.dest,
                (found := glossary.find_by_link(name)) is not None and found is not entry,
            )
            for entry in glossary.entries
            for link in entry.links
            if link.target is None and glossary.resolve_link(link) is None
            for form, name in _forms_and_ids(link.destination, self._depths)
        )

    @property
    def _all_references(self) -> Iterator[tuple[EntryFacts, Reference]]:
        return ((entry, reference) for entry in self.glossary.entries for reference in entry.distinct_references)

    @cached_property
    def _references(self) -> Mapping[str, _Tally]:
        return _tallies(
            (one.relation, one.target, entry, one.path, None, self.glossary.names_entry(one))
            for entry, one in self._all_references
        )

    @cached_property
    def _links(self) -> Mapping[str, _Tally]:
        glossary = self.glossary
        return _tallies(
            (self._pattern(link), link.destination, entry, link.path, link.dest, glossary.links_entry(link))
            for entry in glossary.entries
            for link in entry.links
            if link.target is not None
        )

    @cached_property
    def _own(self) -> Counter[tuple[str, bool]]:
        """How many links of each form are to the entry they are in, and how many to others."""
        counts = Counter[tuple[str, bool]]()
        for entry in self.glossary.entries:
            for link in entry.links:
                own = entry.links_to_self(link)
                if own or self.glossary.resolve_link(link) is not None:
                    counts[self._pattern(link), own] += 1
        return counts

    def _pattern(self, link: Link) -> str:
        """Return the pattern by which a link is read; nothing for one that is known by the page of its entry."""
        if link.span == link.text:
            return self.glossary.link_patterns.shortcode_forms
        return self._form_of(link.destination)

    @cached_property
    def _form_of(self) -> Callable[[str], str]:
        return cache(self.glossary.link_patterns.form_of)  # many links have one destination; each is asked about often

    def _is_path(self, reference: Reference) -> bool:
        target = reference.target.strip()
        if _URL.match(target) or target.startswith(_PATHS) or _PAGE_FILE.fullmatch(target):
            return True
        return self.glossary.resolve == "id" and "/" in target and " " not in target and not self._ids_are_paths

    @cached_property
    def _ids_are_paths(self) -> bool:
        everything = (*self.glossary.entries, *self.glossary.vocabulary)
        names = (name for entry in everything for name in (entry.key, *(name.value for name in entry.names)))
        return any("/" in name for name in names)


_VOUCH = (
    'if the entries are those of another glossary, add its files to "vocabularies"; '
    'to report each {0} that is not an entry: rules.unresolved-role = "off"'
)


def _together(tallies: Iterable[_Tally]) -> _Tally:
    """Return the tally of the links of several forms."""
    both = _Tally()
    for tally in tallies:
        both.number += tally.number
        both.entries += tally.entries
        both.distinct |= tally.distinct
        both.first = [*both.first, *tally.first][:_EXAMPLES]
    return both


def _tallies(values: Iterable[tuple[str, str, EntryFacts, NodePath, Span | None, bool]]) -> Mapping[str, _Tally]:
    """Return the tally of each group of values: those with the same first item."""
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for key, value, entry, path, span, matches in values:
        tallies[key].add(value, entry, path, span, matches)
    return tallies


def _forms_and_ids(destination: str, depths: Collection[int]) -> Iterator[tuple[str, str]]:
    """Yield the forms of a destination on the same site with ``{id}`` in it, and what is there: the last part of the
    path, or as many parts as the ids of the glossary have (``depths``)."""
    match = None if _URL.match(destination) else _LAST_PART.fullmatch(destination)
    if match is None:
        return
    before, name = match["before"], match["id"]
    for depth in range(1, max(depths, default=1) + 1):
        if depth in depths:
            yield f"{before}{{id}}{match['after']}", unquote(name)
        start = max(before.rfind("/", 0, -1), before.rfind("#")) + 1
        step = before[start:-1]
        if not before.endswith("/") or step in ("", ".", ".."):
            return
        before, name = before[:start], f"{step}/{name}"
