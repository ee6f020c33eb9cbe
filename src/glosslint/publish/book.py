"""The data of all pages: the settings of the site, and the published entries (no drafts, and none with errors,
without a term or without text) with their addresses, extras, summaries and relations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import NamedTuple

from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts, Link
from glosslint.facts.prose import Prose
from glosslint.glossary.glossary import Glossary
from glosslint.layout.layout import Layout
from glosslint.model import Finding, GlosslintError, NodePath, Place, Severity, Span
from glosslint.model.frozen import cached_property
from glosslint.model.report import Report
from glosslint.parse.endings import kind_of
from glosslint.publish.addresses import (
    address_of,
    assign,
    file_key,
    files_of_site,
    find_nested,
    fitting,
    redirects,
    take_free,
)
from glosslint.publish.extras import Extras, read_extras
from glosslint.publish.html import markup
from glosslint.publish.html.convert import READERS, Conversion, convert, quote_html
from glosslint.publish.html.pictures import drop_pictures, pictures_in
from glosslint.publish.relations import Relations, relations
from glosslint.settings.settings import COMMAND_LINE, Settings
from glosslint.settings.table import SiteTable
from glosslint.text.names import fold, kebab, slug
from glosslint.util.project_files import leads_out, stays_in, why_outside
from glosslint.util.sequences import group_values


def template_folder(settings: Settings) -> tuple[Path | None, Path | None]:
    """Return the folder of templates, if any, and the folder that their files must be in: the project, or without
    that, as the user named it, the folder itself; ``None`` if they may be anywhere.

    Raise GlosslintError for a folder outside of the project, unless the command line names it, or a link leads there
    and the user trusts the project.
    """
    name = settings.table.site.templates
    if not name:
        return None, None
    folder, top = settings.root / name, settings.bounds
    is_named = settings.origin_of("site.templates") == COMMAND_LINE
    allowed = settings.trusted if leads_out(folder, settings.top) else is_named
    if reason := "" if allowed else why_outside(folder, settings.top):
        where = "--templates" if is_named else f"{settings.origin}: site: templates"
        raise GlosslintError(f'{where}: "{name}": {reason}; copy the folder into the project')
    if top is not None and not stays_in(folder, top):
        folder = top = folder.resolve()
    return folder, top


class Unpublished(NamedTuple):
    """An entry that is not published: its key, its file, and the reason, in words that follow "it"."""

    key: str
    file: str
    reason: str
    draft: bool = False


def select(session: Session, report: Report, everything: bool) -> tuple[list[EntryFacts], list[Unpublished]]:
    """Return the entries to publish, and those that are left out: drafts, entries with errors in the report and
    incomplete ones; for a preview of ``everything``, only those without a term."""
    glossary = session.glossary
    unread = [Unpublished(path, path, "cannot be read in full") for path in glossary.unread]
    if everything:
        return [entry for entry in glossary.entries if entry.title.strip()], unread
    errors: dict[tuple[str, NodePath], str] = {}
    for finding in report.findings:
        for ref in finding.problems:
            if ref.severity is Severity.ERROR and ref.rule == finding.rule:  # not what only follows from it elsewhere
                owner = session.locator.owner(Place(ref.path, ref.node))
                errors.setdefault(owner, f"has an error: {finding.message}")
    entries: list[EntryFacts] = []
    left_out: list[Unpublished] = []
    for entry in glossary.entries:
        reason = "is a draft" if entry.draft else errors.get((entry.file, entry.root), "") or _lacks(entry)
        if reason:
            left_out.append(Unpublished(entry.key, entry.file, reason, entry.draft))
        else:
            entries.append(entry)
    return entries, left_out + unread


def invalid_formulas(glossary: Glossary, report: Report) -> list[Finding]:
    """Return the findings on formulas that cannot be shown, without those of drafts."""
    drafts = {(entry.file, entry.key) for entry in glossary.entries if entry.draft}
    found = (finding for finding in report.findings if finding.rule == "invalid-formula")
    return [finding for finding in found if (finding.location.path, finding.entry) not in drafts]


def _lacks(entry: EntryFacts) -> str:
    if not entry.title.strip():
        return "has no term"
    return "" if entry.has_prose or entry.deprecated or entry.redirect else "has no text"


def count_by_reason(left_out: Sequence[Unpublished]) -> str:
    """Return how many entries are left out, in words: "2 drafts and 1 entry with errors"."""
    drafts = sum(one.draft for one in left_out)
    others = len(left_out) - drafts
    parts = [f"{drafts} draft{'s' if drafts > 1 else ''}"] if drafts else []
    parts += [f"{others} {'entries' if others > 1 else 'entry'} with errors or without text"] if others else []
    return " and ".join(parts)


#: Prose fields that summarise an entry, in order of preference.
SUMMARIES = ("summary", "short_description", "description", "excerpt", "tooltip")
_LONGEST = 60  # words of a summary: the limit of the native layout is 45, and few definitions have more than 60
_CUT = 45  # words kept of a longer text if no sentence ends early enough
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\Z")


class Summary(NamedTuple):
    """The summary of an entry for the index and the cards: HTML without links, and plain text."""

    html: str
    plain: str


@dataclass(frozen=True, eq=False)
class Book:
    """The published glossary. ``folder`` is the address of its index; addresses and extras are by ``id()`` of entry;
    ``unfit`` has the old addresses that cannot be files."""

    glossary: Glossary
    layout: Layout
    options: SiteTable
    entries: Sequence[EntryFacts]
    left_out: Sequence[Unpublished]
    folder: str
    addresses: Mapping[int, str]
    extras: Mapping[int, Extras]
    redirects: Mapping[str, str]
    relations: Relations
    unfit: Sequence[tuple[EntryFacts, str]]
    language: str = "en"

    def address(self, entry: EntryFacts) -> str:
        """Return the address of an entry, such as ``/glossary/rope/``."""
        return self.addresses[id(entry)]

    @property
    def moved(self) -> list[tuple[EntryFacts, str]]:
        """The entries without the address of their page, whose file another page has; each with that address."""
        own = ((entry, address_of(entry.page.value)) for entry in self.entries if entry.page is not None)
        return [(entry, address) for entry, address in own if address and address != self.address(entry)]

    def language_of(self, entry: EntryFacts) -> str:
        """Return the language of an entry as an HTML language tag."""
        return (entry.language or self.language).replace("_", "-")

    def extra(self, entry: EntryFacts) -> Extras:
        """Return the extras of an entry, such as examples and sources."""
        return self.extras[id(entry)]

    def pictures(self, entry: EntryFacts) -> list[str]:
        """Return the addresses of the pictures in the texts of an entry, which are not published, each once."""
        extra = self.extra(entry)
        notes = [*extra.examples, *(contrast.note for contrast in extra.contrast)]
        texts = [*(prose.text for prose in entry.prose), *notes, extra.origin.note if extra.origin is not None else ""]
        found = (source for text in texts for source in self._convert(text).pictures)
        return list(dict.fromkeys(found))

    def shown(self, entry: EntryFacts | None) -> EntryFacts | None:
        """Return the entry if it is published, else ``None``."""
        return entry if entry is not None and id(entry) in self.addresses else None

    def resolve(self, destination: str) -> EntryFacts | None:
        """Return the published entry that a destination in a text links to, or ``None``."""
        if name := markup.name_in(destination):
            return self.shown(self.glossary.find_by_words(name))
        target = self.layout.link_patterns.target(destination)
        link = Link(target, destination, (), Span(0, 0), Span(0, 0), Span(0, 0))
        entry = self.glossary.resolve_link(link) or self.glossary.find_by_link(destination)
        return self.shown(entry)

    def text_of(self, prose: Prose) -> str:
        """Return a text as ``markdown`` does, with the destinations that its page defines elsewhere."""
        return self.markdown(markup.inline_references(prose))

    def markdown(self, text: str) -> str:
        """Return a text without its pictures, and with links of Markdown, whatever links the files have."""
        return markup.write_links(self._convert(text).text, self.layout.link_patterns, self._title_of)

    def _convert(self, text: str) -> Conversion:
        """Return a text without its pictures, in Markdown. It is on several pages, and in the data."""
        if text not in self._conversions:
            if self._kind in READERS:
                self._conversions[text] = convert(text, self._kind, self._title_of)
            else:
                written = quote_html(text) if self._kind == "html" else text
                sources = tuple(picture.source for picture in pictures_in(written))
                shown = markup.write_shortcodes(drop_pictures(written), self.layout.link_patterns, self._title_of)
                self._conversions[text] = Conversion(shown, sources)
        return self._conversions[text]

    @cached_property
    def _conversions(self) -> dict[str, Conversion]:
        return {}

    @cached_property
    def _kind(self) -> str:
        """The kind of the files, if all of them are of one, else an empty string."""
        kinds = {kind_of(entry.file) for entry in self.glossary.entries}
        return kinds.pop() if len(kinds) == 1 else ""

    def _title_of(self, destination: str) -> str:
        entry = self.resolve(destination)
        return entry.title if entry is not None else ""

    def prose(self, entry: EntryFacts) -> list[Prose]:
        """Return the prose fields in the entry's own language that are not empty, the definition first."""
        fields = [prose for prose in entry.prose if prose.text.strip()]
        own = [prose for prose in fields if prose.language == (entry.language or self.language)] or fields
        language = own[0].language if own else ""
        return sorted((prose for prose in own if prose.language == language), key=lambda prose: not prose.core)

    def summary(self, entry: EntryFacts) -> Summary:
        """Return the summary of an entry: its first field of ``SUMMARIES``, or the beginning of its text."""
        return self._summaries[id(entry)]

    @cached_property
    def _summaries(self) -> dict[int, Summary]:
        return {id(entry): self._summary(entry) for entry in self.entries}

    def _summary(self, entry: EntryFacts) -> Summary:
        fields = {prose.field: prose for prose in reversed(self.prose(entry))}
        named = (fields[name] for name in SUMMARIES if name in fields)
        prose = next(named, None) or next(iter(self.prose(entry)), None)
        if prose is None:
            return Summary("", "")
        text = self.text_of(prose)
        words = markup.plain(text).split()
        if len(words) > _LONGEST:
            cut = _cut_words(words)
            return Summary(escape(cut), cut)
        return Summary(markup.inline(text), " ".join(words))

    @cached_property
    def categories(self) -> dict[str, tuple[EntryFacts, ...]]:
        """The entries of each category, sorted by term and without deprecated ones; categories are sorted by name."""
        current = (entry for entry in self.sorted_entries if not entry.deprecated)
        named = group_values((name, entry) for entry in current for name in dict.fromkeys(self.extra(entry).categories))
        return dict(sorted(named.items(), key=lambda item: fold(item[0])))

    @cached_property
    def category_addresses(self) -> dict[str, str]:
        """The address of the page of each category."""
        taken = files_of_site(self.folder) | set(map(file_key, (*self.addresses.values(), *self.redirects)))
        names = {name: fitting(slug(name)) or fitting(kebab(name)) or "other" for name in self.categories}
        return {name: take_free(f"{self.folder}category/{last}/", taken) for name, last in names.items()}

    @cached_property
    def sorted_entries(self) -> list[EntryFacts]:
        """The entries in the order of their terms."""
        return sorted(self.entries, key=lambda entry: (fold(entry.title), self.address(entry)))


def make_book(session: Session, entries: Sequence[EntryFacts], left_out: Sequence[Unpublished]) -> Book:
    """Return the ``entries`` to publish with their addresses, extras, redirects and relations. Raise GlosslintError for
    two addresses that cannot both have a file."""
    glossary, layout = session.glossary, session.project.layout
    folder, addresses = assign(entries)
    roles = (*layout.references, *layout.prose.values(), *layout.aliases, *layout.expansion, layout.term, layout.id)
    taken = {role.split(".")[0] for role in roles}  # which are not read as extras
    extras = {id(entry): read_extras(entry, session.documents[entry.file], taken) for entry in entries}
    stated = [(page, entry) for entry in entries for page in _stated_pages(entry, session)]
    made = [(page, entry) for entry in entries for page in _former_pages(entry, folder)]
    old = [(page, addresses[id(entry)]) for page, entry in (*stated, *made)]  # of two alike, the stated one counts
    moved = redirects(old, folder, addresses.values())
    _refuse_nested(entries, addresses, moved)
    return Book(
        glossary,
        layout,
        session.settings.table.site,
        entries,
        left_out,
        folder,
        addresses,
        extras,
        moved,
        relations(glossary, entries),
        [(entry, page) for page, entry in stated if page.strip() and not address_of(page, is_old=True)],
        _language(glossary, layout),
    )


def _refuse_nested(entries: Sequence[EntryFacts], addresses: Mapping[int, str], moved: Mapping[str, str]) -> None:
    owners = {addresses[id(entry)]: f'"{entry.title}" ({entry.file})' for entry in entries}
    owners |= {old: owners[new] for old, new in moved.items()}
    if nested := find_nested(owners):
        outer, inner = nested
        raise GlosslintError(
            f"{owners[outer]} has the address {outer}, which is a file, so {owners[inner]} cannot be at {inner}; "
            "give one of them another address"
        )


def _language(glossary: Glossary, layout: Layout) -> str:
    """Return the language of most entries as an HTML language tag; by default, that of the layout."""
    languages = [entry.language for entry in glossary.entries if entry.language]
    most = max(sorted(set(languages)), key=languages.count, default=layout.text_language)
    return most.replace("_", "-").replace("eng", "en") or "en"


def _stated_pages(entry: EntryFacts, session: Session) -> list[str]:
    """Return the redirects of an entry, which are old addresses of its page."""
    layout = session.project.layout
    match = session.documents[entry.file].find(entry.root) if layout.redirects else None
    if match is None or not match.complete:
        return []
    return [item.scalar.text for item in layout.role(layout.redirects).select(match.node, entry.root)]


def _former_pages(entry: EntryFacts, folder: str) -> list[str]:
    """Return old pages made from the aliases of an entry, since ``glosslint rename --keep-alias`` adds the former term
    to these."""
    aliases = (name.value for name in entry.names if name.kind == "alias" and name.language == entry.language)
    return [f"{folder}{name}/" for name in map(kebab, aliases) if name]


def _cut_words(words: Sequence[str]) -> str:
    """Return the sentences within ``_LONGEST`` words, or ``_CUT`` words if these are less than a fifth of that."""
    ends = [number for number, word in enumerate(words[:_LONGEST], 1) if _SENTENCE_END.search(word)]
    if ends and ends[-1] >= _LONGEST // 5:
        return " ".join(words[: ends[-1]])
    return " ".join(words[:_CUT]).rstrip(",;:") + " …"
