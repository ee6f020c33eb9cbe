"""Changes of files as edits of the protocol."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate

from lsprotocol import types

from glosslint.model import Edit
from glosslint.model.source import Source
from glosslint.refactor.workspace import Change
from glosslint.server.features.spots import make_error
from glosslint.server.project import OpenProject
from glosslint.server.protocol import make_uri
from glosslint.server.quick import find_change
from glosslint.util import sequences

#: A file before, and edits of it.
Edited = tuple[Source, Sequence[Edit]]


def make_workspace_edit(
    project: OpenProject, edited: Iterable[Edited], moves: Mapping[str, str] = {}, created: Collection[str] = ()
) -> types.WorkspaceEdit:
    """Return edits of files, new names of files, and the ``created`` ones, which are empty before the edits, as one
    edit. Open files are edited as the editor has them, and only at the version that the edits were made for."""
    files = [(source, edits) for source, edits in edited if edits]
    can = project.services.can
    # Neovim lists the operations alone.
    if not any(can("workspace", "workspace_edit", name) for name in ("document_changes", "resource_operations")):
        if moves or created:
            raise make_error("this editor cannot create or rename files; use the command line instead")
        return types.WorkspaceEdit(
            {project.uri(old.path): _make_text_edits(project, old, edits) for old, edits in files}
        )
    operations: list[object] = [types.CreateFile(project.uri(path)) for path in created]
    for source, edits in files:
        buffer = project.buffer(source.path)
        version = buffer.version if buffer is not None else None
        document = types.OptionalVersionedTextDocumentIdentifier(project.uri(source.path), version)
        operations.append(types.TextDocumentEdit(document, _make_text_edits(project, source, edits)))
    operations += [
        types.RenameFile(project.uri(old), make_uri(project.state.origin.path(new))) for old, new in moves.items()
    ]
    return types.WorkspaceEdit(document_changes=operations)


async def make_edit(project: OpenProject, change: Callable[[], Sequence[Change]]) -> types.WorkspaceEdit:
    """Return what ``change`` makes of whole files as one edit: small edits of what differs, and the moves. Both are
    computed in the thread that runs rules; raise what ``change`` raises."""

    def work() -> tuple[Sequence[Change], list[Edited]]:
        changes = change()
        return changes, [find_differences(old or Source(new.path, ""), new.text) for old, new in changes]

    changes, edited = await project.compute(work)
    moves = {old.path: new.path for old, new in changes if old is not None and old.path != new.path}
    return make_workspace_edit(project, edited, moves, [new.path for old, new in changes if old is None])


def find_differences(old: Source, new: str) -> Edited:
    """Return a file and edits that give it a new text, line by line, each without what stays the same at its ends."""
    before, after = old.text.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, before))]
    edits = []
    for first, last, new_first, new_last in sequences.differences(before, after):
        text = "".join(after[new_first:new_last])
        removed, added = find_change(old.text[starts[first] : starts[last]], text)
        edits.append(Edit(removed.shift(starts[first]), text[slice(*added)]))
    return old, edits


def _make_text_edits(project: OpenProject, source: Source, edits: Sequence[Edit]) -> list[types.TextEdit]:
    return [types.TextEdit(project.positions.range(source, edit.span), edit.text) for edit in edits]
