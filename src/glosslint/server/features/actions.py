"""Quick fixes: the fixes of findings, all safe ones, a comment, a word, a new entry, another level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lsprotocol import types

from glosslint.engine.fix import fix_session
from glosslint.engine.report import Judgement
from glosslint.engine.session import CheckRequest
from glosslint.fix.choices import Suppressor
from glosslint.fix.together import combined_fix
from glosslint.language import words_file
from glosslint.language.engines import NO_ENGINES
from glosslint.model import Edit, Finding, GlosslintError, Safety, Severity
from glosslint.model.source import Source, read
from glosslint.refactor.new_entry import add_entry
from glosslint.refactor.workspace import workspace
from glosslint.server.app import App
from glosslint.server.features.edits import Edited, find_differences, make_edit, make_workspace_edit
from glosslint.server.features.spots import Spot, find_judged_spot, find_spot, find_use, make_error
from glosslint.settings.file import source_of
from glosslint.settings.key_position import add_key
from glosslint.util.sequences import group_values

FIX_ALL = "source.fixAll.glosslint"
_NEW_WORDS = "words.txt"
_KINDS = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll, FIX_ALL]


async def actions(found: tuple[Spot, Judgement], params: types.CodeActionParams) -> Any:
    app, only = found[0].app, params.context.only
    offered = _Actions(*found)
    result: list[Any] = []
    if _is_wanted(only, "quickfix"):
        result += offered.quick_fixes(params.range)
    if _is_wanted(only, FIX_ALL):
        result += offered.fix_all()
    if not app.can("text_document", "code_action", "resolve_support"):
        result = [await resolve(app, action) for action in result]
    return result


def _is_wanted(only: list[str] | None, kind: str) -> bool:
    """Return whether a client that asks for these kinds, or for all, wants one of them."""
    wanted = (str(getattr(one, "value", one)) for one in only or ())
    return only is None or any(kind == one or kind.startswith(f"{one}.") for one in wanted)


class _Actions:
    """The actions of a file whose findings are known."""

    def __init__(self, here: Spot, judgement: Judgement) -> None:
        self._here = here
        self._project = here.project
        self._sources = judgement.sources
        self._findings = [one for one in judgement.findings if one.location.path == here.name]
        self._diagnostics = here.project.diagnostics

    def quick_fixes(self, wanted: types.Range) -> Iterator[Any]:
        """Yield what can be done about the findings in a range."""
        start, end = self._here.offset(wanted.start), self._here.offset(wanted.end)
        for finding in self._findings:
            span = finding.location.span
            if span.start <= end and start <= span.end:
                shown = self._diagnostics.describe_findings([finding], self._sources)[self._here.name]
                yield from self._list_actions(finding, shown)

    def _list_actions(self, finding: Finding, shown: list[Any]) -> Iterator[Any]:
        documents, fix = self._here.session.documents, combined_fix(finding)
        if fix is not None:
            edited = [(documents[path].source, edits) for path, edits in group_values(fix.edits).items()]
            yield self._make_action(fix.title, edited, shown, preferred=fix.safety is Safety.SAFE)
        for choice in finding.choices:
            if choice.edits:
                yield self._make_action(choice.fix.title, [(documents[choice.path].source, choice.edits)], shown)
        target = self._find_missing(finding)
        if target:
            yield self._make_later(f'Create the entry "{target}"', shown, {"do": "create", "target": target})
        if finding.rule == "spelling" and finding.quoted and len(finding.quoted.split()) == 1:
            word = finding.quoted
            yield self._make_later(f'Accept the word "{word}" in the project', shown, {"do": "word", "word": word})
        comment = self._make_comment(finding)
        if comment:
            title = f"Ignore {finding.rule} here (and write the reason)"
            yield self._make_action(title, [(self._here.source, comment)], shown)
        yield from self._list_levels(finding, shown)

    def _make_comment(self, finding: Finding) -> Sequence[Edit]:
        """Return the comment that suppresses a finding; nothing where there can be none, as for one on a comment."""
        if finding.category == "suppression":
            return ()
        session, name = self._here.session, self._here.name
        comments = next((file.suppressions for file in session.glossary.files if file.path == name), ())
        engine = f":{finding.engine}" if finding.engine else ""
        suppressor = Suppressor(session.documents[name], comments)
        return suppressor.repair(f"{finding.rule}{engine}", finding.location.span.start).edits

    def _find_missing(self, finding: Finding) -> str:
        """Return the id that a broken reference or link names; empty for other findings."""
        if finding.rule not in ("broken-reference", "broken-link"):
            return ""
        use = find_use(self._here, finding.location.span.start)
        return use.named if use is not None and use.target is None else ""

    def _list_levels(self, finding: Finding, shown: list[Any]) -> Iterator[Any]:
        """Yield lower levels for the rule, if the settings can be given one."""
        settings = _find_settings_source(self._here)
        for level in (Severity(number) for number in range(finding.severity - 1, -1, -1)):
            text = add_key(settings.text, settings.path, "rules", finding.rule, level.label) if settings else None
            if settings is not None and text is not None:
                title = f"Turn off {finding.rule} in {settings.path}"
                if level is not Severity.OFF:
                    title = f"Report {finding.rule} as {level.label}, in {settings.path}"
                yield self._make_action(title, [find_differences(settings, text)], shown)

    def _make_action(self, title: str, edited: Iterable[Edited], shown: list[Any], preferred: bool = False) -> Any:
        return types.CodeAction(
            title[:1].upper() + title[1:],
            kind=types.CodeActionKind.QuickFix,
            diagnostics=shown,
            is_preferred=preferred or None,
            edit=make_workspace_edit(self._project, edited),
        )

    def _make_later(self, title: str, shown: list[Any] | None, data: dict[str, str], kind: Any = None) -> Any:
        data = {**data, "uri": self._project.uri(self._here.name)}
        return types.CodeAction(title, kind=kind or types.CodeActionKind.QuickFix, diagnostics=shown, data=data)

    def fix_all(self) -> Iterator[Any]:
        """Yield the action that makes all safe fixes of the file, if it has any."""
        if any(finding.fixable() for finding in self._findings):
            yield self._make_later("Fix all safe problems in this file", None, {"do": "fix-all"}, FIX_ALL)


async def resolve(app: App, action: Any) -> Any:
    """Return the action with the edit that it was too early to compute when it was offered."""
    data = action.data
    if action.edit is not None or data is None:
        return action
    here = await find_spot(app, types.CodeLensParams(types.TextDocumentIdentifier(_read_key(data, "uri"))))
    if here is None:
        raise make_error("the file is no longer in the glossary")
    try:
        if _read_key(data, "do") == "create":
            action.edit = await _make_entry(here, _read_key(data, "target"))
        elif _read_key(data, "do") == "word":
            action.edit = _accept_word(here, _read_key(data, "word"))
        else:
            action.edit = await _fix_all(here)
    except GlosslintError as error:
        raise make_error(str(error)) from error
    return action


def _read_key(data: Any, key: str) -> str:
    return str(data.get(key) if isinstance(data, dict) else getattr(data, key, ""))


async def _make_entry(here: Spot, target: str) -> Any:
    """Return the edit that adds the entry ``target``, in the form of the others; its term is made from its id."""
    layout = here.session.project.layout
    words = target.replace("-", " ").replace("_", " ").rsplit("/", 1)[-1]
    term = target if layout.id == "@key" or layout.resolve == "name" else words[:1].upper() + words[1:]
    name = "" if layout.id in ("@slug",) or layout.resolve == "name" else target
    return await make_edit(here.project, lambda: add_entry(workspace(here.session), term, name).changes)


async def _fix_all(here: Spot) -> Any:
    """Return the edit that makes the safe fixes of one file, without language engines: none of their fixes is safe."""
    settings = here.session.settings
    only = replace(here.session, reported=frozenset({here.name}), engines=NO_ENGINES)
    rules = tuple(active for active in settings.active_rules if not active.rule.needs_engine)
    return await make_edit(here.project, lambda: fix_session(only, CheckRequest(settings, rules=rules)).changes)


def _find_settings_source(here: Spot) -> Source | None:
    """Return the settings file as the editor has it; ``None`` where there is none."""
    settings, origin = here.session.settings, here.project.state.origin
    if origin.file is None or not settings.file:
        return None
    buffer = here.project.buffer(settings.file)
    return buffer.source(settings.file) if buffer is not None else source_of(origin.file, settings.file)


def _accept_word(here: Spot, word: str) -> Any:
    """Return the edit that adds a word to the list of accepted words, and creates the list if there is none."""
    name = here.session.settings.table.language.words_file
    if name:
        buffer = here.project.buffer(name)
        own = here.session.settings
        old = buffer.source(name) if buffer is not None else read(own.root / name, name, own.bounds)
        return make_workspace_edit(here.project, [find_differences(old, words_file.with_words(old.text, [word]))])
    settings = _find_settings_source(here)
    new = add_key(settings.text, settings.path, "language", "words-file", _NEW_WORDS) if settings else None
    if settings is None or new is None or (here.session.settings.root / _NEW_WORDS).exists():
        raise GlosslintError(f"the settings have no words-file; set language.words-file to {_NEW_WORDS} there")
    words = find_differences(Source(_NEW_WORDS, ""), words_file.with_words("", [word]))
    return make_workspace_edit(here.project, [find_differences(settings, new), words], created=[_NEW_WORDS])


HANDLERS: Mapping[str, Any] = {
    types.TEXT_DOCUMENT_CODE_ACTION: (
        find_judged_spot,
        actions,
        types.CodeActionOptions(_KINDS, resolve_provider=True),
    ),
    types.CODE_ACTION_RESOLVE: (None, resolve, None),
}
