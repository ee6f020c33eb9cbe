"""The keys of the settings, each with its type, default and description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from glosslint.language.settings import LanguageTable
from glosslint.model.frozen import dataclass
from glosslint.model.options import option, percentage
from glosslint.rules.wording.tables import Discouraged, Pattern, Preferred

_MIB = 1024  # of the largest file: a parsed one takes fifty times its size in memory


def is_url(text: str) -> bool:
    """Return whether a text is the address of a page: a scheme for it, a host, and no whitespace."""
    from urllib.parse import urlsplit  # which takes 5 ms to import

    try:
        parts = urlsplit(text)
    except ValueError:  # of a host
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname) and text.isprintable() and " " not in text


@dataclass(frozen=True)
class HabitsTable:
    """When findings of a rule on style, length, form or wording are a habit of the glossary and become one finding:
    [Habits](suppressing.md#habits). To report each, whatever the numbers, set `share = 100` and `share-of-few = 100`.
    """

    share: int = percentage(
        10, "The percentage of texts above which findings become one, where a rule checks at least `many`."
    )
    many: int = option(20, "The number of texts from which `share` applies, and not `share-of-few`.")
    share_of_few: int = percentage(
        25, "The percentage above which findings become one, where a rule checks fewer than `many` texts."
    )
    least: int = option(3, "The minimum number of texts with findings; below it, each finding is reported.")


@dataclass(frozen=True)
class SiteTable:
    """The site that `glosslint publish` builds: [Publishing](publish.md#settings) has an example."""

    title: str = option("Glossary", "The title of the site.")
    description: str = option("", "What the glossary is about, in a sentence; by default, the number of entries.")
    base_url: str = option("", "The URL of the published site, such as `https://example.org/`.")
    edit_url: str = option("", "The URL for editing an entry, with `{path}` for the path of its file.")
    links: Mapping[str, str] = option(
        {}, "More links in the header: the text of each, with its URL, or a path in the site."
    )
    templates: str = option("", "Folder in the project with templates and files that replace the built-in ones.")
    author: str = option("", "The publisher of the glossary, for its feed and data.")
    license: str = option("", "The URL of the licence of the texts.")

    def conflict(self) -> str:
        """Return which address is invalid."""
        for key, url in (("base-url", self.base_url), ("edit-url", self.edit_url), ("license", self.license)):
            if url and not is_url(url):
                return f'{key}: "{url}" is not an address such as https://example.org/'
        wrong = next((text for text, url in self.links.items() if not (url.startswith("/") or is_url(url))), None)
        return "" if wrong is None else f'links: the address of "{wrong}" must begin with https://, http:// or a slash'

    @property
    def root(self) -> str:
        """The path of the base URL, with a slash at both ends."""
        from urllib.parse import urlsplit

        path = urlsplit(self.base_url).path.strip("/")
        return f"/{path}/" if path else "/"

    def canonical(self, address: str) -> str:
        """Return an address such as ``/glossary/rope/`` as an absolute URL; empty without a base URL."""
        return f"{self.base_url.rstrip('/')}{address}" if self.base_url else ""

    def absolute(self, address: str) -> str:
        """Return an address as an absolute URL; unchanged without a base URL."""
        return self.canonical(address) or address


@dataclass(frozen=True)
class Table:
    """The keys of ``[tool.glosslint]``, or of the top of ``glosslint.toml``."""

    files: tuple[str, ...] = option(
        ("glossary/**/*.yaml", "glossary/**/*.yml"), "Files with entries: patterns relative to the settings file."
    )
    exclude: tuple[str, ...] = option(
        ("_*",), "Files and folders to exclude, even if named on the command line: names, or paths with a slash."
    )
    schema: str = option("", "JSON Schema of one entry, relative to the settings file; by default, that of the layout.")
    file_schema: str = option("", "JSON Schema of a whole file, relative to the settings file.")
    layout: Any = option("native", "Layout of entries in the files: the name of a preset, or a table.")
    vocabularies: tuple[Any, ...] = option(
        (),
        "Files with entries that can be referred to but are not checked: patterns, or tables of `files` and `layout`.",
    )
    preset: Literal["recommended", "strict", "minimal"] = option(
        "recommended",
        "Severity preset: `recommended` keeps the level of each rule, `strict` raises info to warning, `minimal` keeps "
        "errors only.",
    )
    select: tuple[str, ...] = option((), "Run only these rules or categories.")
    ignore: tuple[str, ...] = option((), "Don't run these rules or categories.")
    language: LanguageTable = option(LanguageTable(), "Spelling and grammar checks.")
    fail_on: Literal["error", "warning", "info"] = option("error", "Exit with 1 for findings at or above this level.")
    per_file_ignores: Mapping[str, tuple[str, ...]] = option(
        {}, "Rules or categories to ignore in the files that a pattern matches."
    )
    max_file_size: int = option(
        8, "The size in MiB up to which a file with entries is read; a larger one is reported. At most 1,024."
    )
    baseline: str = option(
        "glosslint-baseline.json",
        "File of the baseline, relative to the settings file; without the file, no finding is baselined.",
    )
    discouraged: tuple[Discouraged, ...] = option((), "Custom rules: tables of words to avoid.")
    preferred: tuple[Preferred, ...] = option((), "Custom rules: tables of words, each with what to write instead.")
    pattern: tuple[Pattern, ...] = option((), "Custom rules: tables of patterns that texts must not match.")
    site: SiteTable = option(SiteTable(), "The site that `glosslint publish` builds.")
    guide: str = option(
        "",
        "URL of the glosslint guide as a site, such as `https://example.org/glosslint/`: findings then link to "
        "the pages of their rules.",
    )
    habits: HabitsTable = option(HabitsTable(), "When many findings of a rule on style become one.")
    rules: Mapping[str, Any] = option({}, "A table per rule with its `level` and options.")

    def conflict(self) -> str:
        """Return what is wrong with the rules, with the size of files, or with a guide that is not safe as a link in a
        terminal."""
        size, guide = self.max_file_size, self.guide
        if both := next((name for name in self.ignore if name in self.select), ""):
            return f'ignore: "{both}" is also in select; remove one'
        if not 1 <= size <= _MIB:
            return f"max-file-size: must be a number of MiB from 1 to {_MIB:,}, not {size}"
        is_safe = not guide or (is_url(guide) and guide.isascii() and not any(char in guide for char in '\\"<>'))
        return "" if is_safe else f'guide: "{guide}" is not an address such as https://example.org/glosslint/'


@dataclass(frozen=True)
class VocabularyTable:
    """The keys of a table under ``vocabularies``."""

    files: tuple[str, ...] = option((), "Patterns relative to the settings file; they may begin with ../.")
    layout: Any = option("", "Layout of these files; by default, that of the glossary.")
