"""What was detected → the lines that explain it, and the text of the settings file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from glosslint.detect.containers import Group
from glosslint.detect.keys import languages_of_entries
from glosslint.detect.layout import Fit
from glosslint.detect.links import LeftOut
from glosslint.detect.pages.more_names import describe_whole
from glosslint.detect.score import Candidate
from glosslint.detect.sections import name_of, places, quote_role, show_role
from glosslint.detect.words import is_language, normal
from glosslint.glossary.fit import is_wrong
from glosslint.layout.layout import FOLDER, KEY, PATH, SLUG, STEM
from glosslint.layout.roles import EACH
from glosslint.model.options import toml
from glosslint.parse.endings import kind_of
from glosslint.parse.tree import BODY
from glosslint.text.messages import count, join_some

_IDS = {
    STEM: "ids are the names of the files",
    PATH: "ids are the paths of the files",
    FOLDER: "ids are the names of the folders",
    KEY: "ids are the keys",
    SLUG: "ids are the anchors of the terms",
}
_SHOWN, _WORDS, _CHARACTERS = 3, 12, 120  # entries; words, and characters at most, of each
_MOST = 4  # files
_CONTAINERS = {
    "list": "in a list",
    "map": "in a mapping",
    "documents": "in YAML documents, several per file",
    "merged": "each in several YAML documents of one file",
}


class Files(NamedTuple):
    """Which files are entries: the patterns, what to exclude (``None``: the default), and why files are left out."""

    patterns: tuple[str, ...] = ()
    exclude: tuple[str, ...] | None = None
    left_out: Mapping[str, tuple[str, ...]] = {}  # by the reason
    others: tuple[str, ...] = ()  # descriptions of what else may be a glossary


def count_entries(number: int) -> str:
    """Return a number of entries with its noun: "1 entry", "2 entries"."""
    return count(number, "entry", "entries")


def matching(seen: int, matched: int, what: str = "an entry", ignore_case: bool = False) -> str:
    """Return how many of the links or references match an entry: "3 of 4 match an entry"."""
    what += ", if case is ignored" if ignore_case else ""
    if seen == matched == 1:
        return f"the only one matches {what}"
    return f"{'all' if matched == seen else f'{matched:,}'} of {seen:,} match {what}"


def explain(best: Candidate, files: Files, schema: Mapping[str, str], unread: str) -> Iterator[str]:
    """Yield the lines that state what was detected, and what was left out; ``unread`` says which keys are not read."""
    group, fit = best.group, best.fit
    yield f"{count_entries(len(fit.entries))} {_container(group)}, in {', '.join(files.patterns)}"
    for entry in [entry for entry in fit.entries if entry.prose][:_SHOWN]:
        text = next((text for text in entry.prose if text.language == entry.language), entry.prose[0])
        yield f"  {entry.title}: {first_words(text.text)}"
    yield _keys(group, fit)
    if fit.roles.term != STEM and not fit.layout.term_pattern:
        yield from describe_whole((entry.title for entry in fit.entries), fit.layout.more_names)
    yield f"{_links(fit)}{_references(fit)}"
    if synonyms := fit.synonyms.roles:
        told = matching(fit.synonyms.seen, fit.synonyms.matched)
        yield f"entries without a text name another in {quote_role(synonyms[0])} ({told})"
    key, codes = languages_of_entries(best.keys)
    if codes and "language-key" not in fit.table:
        yield f'entries are in several languages, by their "{key}" ({join_some(codes, _SHOWN)}), but are checked as one'
    yield from _drafts(fit)
    for what, lines in _unused(fit):
        yield f"left out: {what}"
        if lines:
            yield f"  to check them, set under [layout]: {', and '.join(lines)}"
    yield from [unread] if unread else []
    for name, path in schema.items():
        yield f"{path} is the schema of {'a whole file' if name == 'file-schema' else 'an entry'}"
    yield from (f"excluded, because {why}: {join_some(names, _MOST)}" for why, names in files.left_out.items() if names)
    if fit.preset or "extends" in fit.table:
        changed = "" if fit.preset else ", with changes in the settings"
        yield f'this is the layout "{fit.preset or fit.table["extends"]}"{changed}'
    else:
        yield "no preset matches, so the settings define a layout"
    if files.others:
        yield f"also found, not used: {'; '.join(files.others)}"


def first_words(text: str) -> str:
    """Return the beginning of a text."""
    whole = " ".join(text.split())
    beginning = " ".join(whole.split()[:_WORDS])[:_CHARACTERS].rstrip()  # some scripts have no spaces
    return f"{beginning}{'' if beginning == whole else ' …'}"


def _container(group: Group) -> str:
    if group.shape.entries == "file":
        return "in Markdown pages, one per page" if group.shape.page else "in data files, one per file"
    if kind_of(group.paths[0]) == "csv":
        return "in the rows of a table"
    kind, at = kind_of(group.paths[0]).upper(), group.shape.at
    several = "s" if EACH in at else ""
    container = _CONTAINERS[group.shape.entries].replace("in a ", f"in {kind} " if several else f"in a {kind} ")
    return f"{container}{several}" + (f' under "{at}"' if at else "")


def _keys(group: Group, fit: Fit) -> str:
    layout = fit.layout
    parts = [_IDS.get(layout.id) or f"ids in {quote_role(layout.id)}"]
    terms = {
        KEY: "the keys are the terms",
        BODY: "terms in the headings",
        STEM: "the names of the files are the terms",
    }
    parts.append(terms.get(fit.roles.term, f"terms in {quote_role(fit.roles.term)}"))
    parts[-1] += ", with short forms beside them" if fit.table.get("more-names") else ""
    values = all(role == "definition" for role in fit.roles.prose.values()) and not any(
        "definition" in k for k in group.usual_keys
    )
    prose = places(fit.roles.prose.values())
    if group.shape.entries == "map" and values:
        prose = ["the values"]
    parts += [f"text in {' and '.join(prose)}"] if prose else []
    languages = set(filter(is_language, (name.language for entry in fit.entries for name in entry.names)))
    parts[-1] += f", in {len(languages)} languages" if "*" in fit.roles.term.split(".") and len(languages) > 1 else ""
    named = places(
        role
        for role in (*layout.aliases, *layout.expansion)
        if any(layout.role(role).select(one.node, one.root) for one in group.nodes)
    )
    return "; ".join([*parts, *([f"aliases in {' and '.join(named)}"] if named else [])])


def _links(fit: Fit) -> str:
    links = fit.links
    if not links.patterns:
        return "no links are checked" if links.left_out else "no links between entries"
    forms = [show_form(pattern) for pattern in links.patterns[:3]]
    what = "the anchor of an entry" if fit.table.get("anchor") == "slug" else "an entry"
    told = matching(links.seen, links.matched, what, "ignore-case" in fit.table)
    return f"links look like {' or '.join(forms)} ({told})"


def show_form(pattern: str) -> str:
    return pattern.replace("{text}", "text").replace("{id}", "id")


def _references(fit: Fit) -> str:
    references = fit.references
    if not references.roles:
        return ""
    keys = ", ".join(quote_role(role) for role in references.roles)
    holds = "holds" if len(references.roles) == 1 else "hold"
    by = {"id": "ids", "name": "terms"}.get(references.resolve, "ids or terms")
    others = "; open = true accepts the others" if references.open else ""
    return f"; {keys} {holds} {by} of entries ({matching(references.seen, references.matched)}){others}"


def _drafts(fit: Fit) -> Iterator[str]:
    """Yield a line if entries are not ready to be read, as their status or a key such as ``draft: true`` says."""
    drafts = sum(entry.draft for entry in fit.entries)
    if drafts and drafts < len(fit.entries):
        are = "entry is a draft" if drafts == 1 else "entries are drafts"
        yield f"{drafts:,} {are}, which glosslint publish leaves out"
    elif drafts:
        yield "all entries are drafts, so glosslint publish publishes none yet"


def _unused(fit: Fit) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each form of links, role of references and key of texts that is left out, and the keys that add it."""
    for item in fit.links.left_out:
        yield describe_links(item), (f"links = {toml([*fit.links.patterns, item.key])}",)
    for item in fit.references.left_out:
        keys = [f"references = {toml([*fit.references.roles, item.key])}"]
        keys += [f"resolve = {toml(item.resolve)}"] if item.resolve != "id" and not fit.references.roles else []
        by = {"id": "ids", "name": "terms"}[item.resolve]
        yield (
            f"{quote_role(item.key)} ({item.matched:,} of {item.seen:,} values are {by} of entries)",
            (() if is_wrong(item.seen, item.matched) else tuple(keys)),
        )
    if texts := fit.texts_left_out[:_SHOWN]:
        prose = dict(fit.layout.prose)
        for path in texts:
            last = name_of(path)
            prose[last if last not in prose else normal(show_role(path).replace(".", "_"))] = path
        more = len(fit.texts_left_out) - len(texts)
        named = " and ".join((*places(texts, "the lead of the page"), *([f"{more} more"] if more else [])))
        yield f"the texts in {named}", (f"prose = {toml(prose)}",)
    if fit.roles.translated:
        others = join_some([f'"{key}"' for key in fit.roles.translated], _SHOWN)
        yield f"what is in other languages: {others}", tuple(_with_languages(fit))


def _with_languages(fit: Fit) -> Iterator[str]:
    """Yield the settings that add other languages, if codes of languages are the keys of the terms or texts."""
    codes = [key for key in fit.roles.translated if is_language(key)]
    term, texts = fit.layout.term, {name: path for name, path in fit.layout.prose.items() if is_language(path)}
    if codes and (is_language(term) or texts):
        own = [path for path in (term, *texts.values()) if is_language(path)]
        yield f"languages = {toml([*dict.fromkeys((*own, *codes))])}"
        yield 'term = "*"' if is_language(term) else f"prose = {toml({**fit.layout.prose, next(iter(texts)): '*'})}"


def describe_links(item: LeftOut) -> str:
    """Return what the links of a form are that is left out, and why."""
    form = f"links like {show_form(item.key)}"
    if item.to_self:
        return f"{form} (most are in the entry that they link to)"
    why = "; they lead to pages elsewhere as well, so to any page" if item.to_pages else ""
    return f"{form} ({item.matched:,} of {item.seen:,} match an entry{why})"


def settings(fit: Fit, files: Files, schema: Mapping[str, str], unread: str) -> str:
    """Return the text of ``glosslint.toml``."""
    lines = ['# Written by "glosslint init". To see all settings in effect: glosslint config']
    lines.append(f"files = {toml(list(files.patterns))}")
    if files.exclude is not None:
        why = "" if files.exclude else "  # by default, what begins with an underscore"
        lines.append(f"exclude = {toml(list(files.exclude))}{why}")
    lines += [f"{key} = {toml(path)}" for key, path in schema.items()]
    unused = list(_unused(fit))
    if fit.preset and not unused:
        lines.append(f"layout = {toml(fit.preset)}")
    else:
        table = {"extends": fit.preset} if fit.preset else fit.table
        lines += ["", "[layout]", *(f"{key} = {toml(value)}" for key, value in table.items())]
    for what, keys in unused:
        lines += [f"# left out: {what}{'; to check them:' if keys else ''}", *(f"# {key}" for key in keys)]
    return "\n".join([*lines, *([f"# {unread}"] if unread else [])]) + "\n"
