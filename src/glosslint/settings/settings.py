"""Settings: ``glosslint.toml`` or a table of pyproject.toml → frozen values, or an error that names the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path, PurePath
from typing import Any

from glosslint.language import words_file
from glosslint.language.engines import Engines, configured
from glosslint.layout.layout import Layout
from glosslint.layout.presets import read_layout, refuse_missing_forms
from glosslint.model import GlosslintError, Severity
from glosslint.model.frozen import cached_property, dataclass
from glosslint.model.options import build_table, fields_of, unknown_name
from glosslint.rule import Rule
from glosslint.rule.active import ActiveRule, Fixing
from glosslint.rules.registry import all_rules, rule_named
from glosslint.rules.wording.tables import NAMES, CustomRule
from glosslint.settings.file import display_path, find, read
from glosslint.settings.table import Table, VocabularyTable
from glosslint.settings.trust import Claim, is_trusted, list_claims, list_paths, trusted_folders
from glosslint.settings.user import read_user_settings
from glosslint.text.messages import shorten_quotations
from glosslint.util.globs import impossible_path, literal_folder, matches, unsupported_syntax
from glosslint.util.project_files import is_git, repository_top, why_outside

FIXING = ("safe", "unsafe", "off")
#: What to do about a project that asks for more than it may.
CURE = "if you trust this project, run: glosslint trust (or for one run, add --trust)"
#: The origin of what the options of a command say.
COMMAND_LINE = "command line"
LEVELS = tuple(level.label for level in Severity)


@dataclass(frozen=True)
class Vocabulary:
    """Files with entries to refer to, and their layout."""

    files: tuple[str, ...]
    layout: Layout


@dataclass(frozen=True)
class RuleSettings:
    """The settings of one rule."""

    level: Severity | None
    options: Any
    fixing: Fixing = ""


@dataclass(frozen=True)
class Settings:
    """Settings in effect. ``root`` is the folder that patterns and reported paths are relative to."""

    table: Table
    root: Path
    origin: str = ""  # the settings file as messages name it; empty if there is none
    origins: Mapping[str, str] = field(default_factory=dict)  # of the values that are not defaults, by (dotted) key
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()  # what the project asks for that needs trust
    trust: bool = False  # whether this run trusts the project
    unread: tuple[str, ...] = ()  # a line for each settings file that was found and not read

    @property
    def file(self) -> str:
        """The name of the settings file, which is in the root; empty if there is none."""
        return PurePath(self.origin).name

    @property
    def max_bytes(self) -> int:
        """The size in bytes up to which a file with entries is read."""
        return self.table.max_file_size * 1024 * 1024

    @cached_property
    def top(self) -> Path:
        """The top folder of the project: that of its repository or, without one, the root."""
        root = self.root.resolve()
        return repository_top(root) or root

    @cached_property
    def trusted(self) -> bool:
        """Whether the user trusts the project with what it asks for."""
        return self.trust or is_trusted(self.root, self.claims)

    def refuse_untrusted(self) -> None:
        """Raise GlosslintError if the project has claims and the user does not trust it."""
        if self.claims and not self.trusted:
            first, *others = self.claims
            more = f" (and {len(others)} more)" if others else ""
            raise GlosslintError(f"{self.origin}: {first}{more}; {CURE}")

    @cached_property
    def bounds(self) -> Path | None:
        """The folder that a file must be in to be read; ``None`` if the user trusts the project."""
        return None if self.trusted else self.top

    def refuse_outside(self, path: Path, shown: str) -> None:
        """Raise GlosslintError, named ``shown``, if a path or link leads out of a project that is not trusted."""
        if self.bounds is not None and (reason := why_outside(path, self.bounds)):
            raise GlosslintError(f"{shown}: {reason}; {CURE}")

    @cached_property
    def layout(self) -> Layout:
        """The layout of the glossary's files. Raises GlosslintError for an invalid layout."""
        bases = (f"{base}/" for base in map(literal_folder, self.table.files) if base)
        where = f"{self.origin}: layout" if self.origin else "layout"
        layout = read_layout(self.table.layout, where)
        refuse_missing_forms(layout, self.table.files, where)
        return replace(layout, bases=tuple(bases))

    @cached_property
    def vocabularies(self) -> tuple[Vocabulary, ...]:
        """The files with entries that can be referred to. Raises GlosslintError for an invalid value."""
        return tuple(self._read_vocabulary(value) for value in self.table.vocabularies)

    def _read_vocabulary(self, value: Any) -> Vocabulary:
        where = f"{self.origin}: vocabularies"
        if isinstance(value, str):
            return Vocabulary((value,), self.layout)
        if not isinstance(value, dict):
            raise GlosslintError(
                f'{where} must contain patterns, or tables such as {{ files = ["x.yml"], layout = "glosario" }}'
            )
        table = build_table(VocabularyTable, value, where)
        if not table.files:
            raise GlosslintError(f"{where}: files is missing")
        layout = self.layout if table.layout == "" else read_layout(table.layout, f"{where}: layout")
        return Vocabulary(table.files, layout)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The accepted words besides the names of the glossary. Raises GlosslintError for an unreadable words-file."""
        language = self.table.language
        if not language.words_file:
            return language.words
        file = self.root / language.words_file
        return *language.words, *words_file.read(file, f"{self.origin}: language", self.bounds)

    def origin_of(self, key: str) -> str:
        """Return the origin of the value of a (dotted) key: command line, user settings, settings file or default."""
        return self.origins.get(key, "default")

    @cached_property
    def active_rules(self) -> tuple[ActiveRule, ...]:
        """The rules that run, each with its options and level."""
        return tuple(active for rule in all_rules() if (active := self._activate(rule)) is not None)

    def inactive_rules(self) -> tuple[ActiveRule, ...]:
        """Return the rules that do not run, each as if it were switched on as a warning."""
        on = {active.rule.name for active in self.active_rules}
        off = (rule for rule in all_rules() if rule.name not in on)
        return tuple(ActiveRule(rule, self._settings_of(rule).options, Severity.WARNING) for rule in off)

    def _settings_of(self, rule: Rule) -> RuleSettings:
        return self.rules.get(rule.name, RuleSettings(None, rule.usual_options))

    def _activate(self, rule: Rule) -> ActiveRule | None:
        table = self.table
        chosen = _includes(table.select, rule) or not (table.select or "select" in self.origins)
        if not (chosen or rule.always) or _includes(table.ignore, rule):
            return None
        own = self._settings_of(rule)
        level = own.level
        if level is None and rule.severity is Severity.OFF:  # on only if it is selected by its own name
            level = Severity.WARNING if rule.name in table.select else Severity.OFF
        if level is Severity.OFF:
            return None
        options = self._add_tables(rule, own.options) if rule.tables or rule.heeds else own.options
        decided = own.level is not None or own.options != rule.usual_options or rule.name in table.select
        return ActiveRule(rule, options, level, table.preset, own.fixing, chosen, decided)

    def _add_tables(self, rule: Rule, options: Any) -> Any:
        """Add the custom rules of the settings to the options. Raise GlosslintError for an unknown field."""
        if rule.heeds:
            return replace(options, tables=tuple(table for key in rule.heeds for table in getattr(self.table, key)))
        tables: tuple[CustomRule, ...] = getattr(self.table, rule.tables)
        fields = (*self.layout.prose, *NAMES) if tables else ()
        for number, table in enumerate(tables, 1):
            for name in table.fields:
                if name not in fields:
                    where = f"{self.origin}: {rule.tables}: table {number}: fields"
                    raise GlosslintError(f"{where}: {unknown_name('field', name, fields)}")
        return replace(options, tables=tables)

    def ignores(self, rule: str, path: str) -> bool:
        """Return whether ``per-file-ignores`` ignores ``rule`` in the file at ``path`` (relative to the root)."""
        known = rule_named(rule)
        return known is not None and any(
            matches(pattern, path) and _includes(names, known) for pattern, names in self.table.per_file_ignores.items()
        )


def load(
    config: Path | None, start: Path, overrides: Mapping[str, Any] = {}, trust: bool = False, data: bytes | None = None
) -> Settings:
    """Return the settings from ``config``, else from the nearest file from the folder ``start`` up, else the defaults.

    ``overrides`` are keys, as in the file, whose values replace those of the file. With ``trust``, this run trusts the
    project. ``data`` is what ``config`` is to hold instead of what is on disk. Raise GlosslintError, which names the
    file and the key, for settings that cannot be used.
    """
    file, unread = (config, ()) if config is not None else find(start, trusted_folders())
    keys = read(file, named=config is not None, data=data) if file is not None else {}
    root, origin = (file.parent, display_path(file)) if file is not None else (start, "")
    return replace(make_settings(keys, root, origin, overrides), trust=trust, unread=unread)


def make_settings(data: dict[str, Any], root: Path, origin: str, overrides: Mapping[str, Any] = {}) -> Settings:
    """Return the settings for ``data``, the keys of a file that messages call ``origin``; see ``load``."""
    user = read_user_settings()
    table = build_table(Table, user.override(data, root), origin)
    rules = {name: _read_rule(name, value, f"{origin}: rules.{name}") for name, value in table.rules.items()}
    _refuse_unknown_names(table, origin)
    _refuse_unusable_patterns(table, origin)
    if overrides:
        whole = {
            key: data.get(key, {}) | value if isinstance(value, dict) else value for key, value in overrides.items()
        }
        given = build_table(Table, whole, COMMAND_LINE)
        _refuse_unknown_names(given, COMMAND_LINE)
        names = [fields_of(Table)[key].name for key in overrides]
        table = replace(table, **{name: getattr(given, name) for name in names})
    own = {f"language.{key}": where for key, where in user.origins.items()}
    origins = {**dict.fromkeys(_list_keys(data), origin), **own, **dict.fromkeys(_list_keys(overrides), COMMAND_LINE)}
    settings = Settings(table, root.resolve(), origin, origins, rules)
    return replace(settings, claims=list_claims(table, user.values, settings.root, settings.top))


def _list_keys(table: Mapping[str, Any], start: str = "") -> Iterator[str]:
    """Yield the keys of a table, and the dotted ones of the tables in it."""
    for key, value in table.items():
        yield f"{start}{key}"
        if isinstance(value, dict):
            yield from _list_keys(value, f"{start}{key}.")


def _read_rule(name: str, value: Any, where: str) -> RuleSettings:
    rule = rule_named(name)
    if rule is None:
        raise GlosslintError(f"{where}: {unknown_name('rule', name, (rule.name for rule in all_rules()))}")
    if isinstance(value, str):
        value = {"level": value}
    if not isinstance(value, dict):
        raise GlosslintError(f'{where} must be a table such as {{ level = "warning" }}, or a level')
    options = dict(value)
    level = options.pop("level", None)
    if level is not None and level not in LEVELS:
        raise GlosslintError(f"{where}: {unknown_name('level', str(level), LEVELS)}")
    fixing = options.pop("fix", None)
    if fixing is not None and not rule.fixes:
        raise GlosslintError(f"{where}: fix: rule {name} has no fixes")
    if fixing is not None and fixing not in FIXING:
        raise GlosslintError(f"{where}: fix: {unknown_name('value', str(fixing), FIXING)}")
    level = None if level is None else Severity.parse(level)
    return RuleSettings(level, build_table(rule.options, options, where), fixing or "")


def _refuse_unknown_names(table: Table, origin: str) -> None:
    lists = {"select": table.select, "ignore": table.ignore}
    lists |= {f'per-file-ignores."{pattern}"': names for pattern, names in table.per_file_ignores.items()}
    known = {name for rule in all_rules() for name in (rule.name, rule.category)}
    for key, names in lists.items():
        for name in names:
            if name not in known:
                raise GlosslintError(f"{origin}: {key}: {unknown_name('rule or category', name, known)}")


def _refuse_unusable_patterns(table: Table, origin: str) -> None:
    lists = {"files": table.files, "exclude": table.exclude, "per-file-ignores": tuple(table.per_file_ignores)}
    for key, patterns in lists.items():
        for pattern in patterns:
            reason = unsupported_syntax(pattern) or impossible_path(pattern)
            if key == "files" and any(map(is_git, pattern.split("/"))):
                reason = "the folder .git is not part of the project; remove this pattern"
            if reason:
                raise GlosslintError(shorten_quotations(f'{origin}: {key}: "{pattern}": {reason}'))
    templates = [("site.templates", table.site.templates)] if table.site.templates else []
    for key, path in (*list_paths(table), *templates):
        if reason := impossible_path(path):
            raise GlosslintError(shorten_quotations(f'{origin}: {key}: "{path}": {reason}'))


def _includes(names: tuple[str, ...], rule: Rule) -> bool:
    return rule.name in names or rule.category in names


def make_engines(settings: Settings, cache: bool = True) -> Engines:
    """Return the engines of the settings, with a ``cache`` or without. Raise GlosslintError for untrusted settings."""
    settings.refuse_untrusted()
    return configured(settings.table.language, settings.origin, settings.root if cache else None, settings.origins)
