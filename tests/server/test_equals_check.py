"""▶ Whatever is edited, renamed, removed, made, undone or set: an editor shows what ``glosslint check`` reports.

``GLOSSLINT_SEQUENCES`` is the number of random sequences of changes (90 without it); each ends with a comparison.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support import glosslint, write

pytest.importorskip("pygls", reason="the server is an extra")
pytest.importorskip("pytest_lsp", reason="of the dev group")

from tests.server import editor as editors
from tests.server.editor import Editor, edit
from tests.server.forms import FORMS, NAMES, Form

SEQUENCES = int(os.environ.get("GLOSSLINT_SEQUENCES", "90"))
_BATCH = 30  # sequences in one editor
TOML = "glosslint.toml"
NO_ENGINES = "[language]\nengines = []\n"
SETTINGS = (
    "",
    'preset = "strict"\n',
    'preset = "minimal"\n',
    'ignore = ["id-filename", "wording"]\n',
    'select = ["references", "identity", "circularity"]\n',
    'per-file-ignores = { "**/b*" = ["references"] }\n',
    "habits = { least = 1, share = 1, share-of-few = 1 }\n",
    'discouraged = [{ word = "thing", message = "be exact" }]\n',
    '[rules]\nrepeated-word = "off"\nbroken-reference = "warning"\n',
    'ignore = ["no-such-rule"]\n',  # from here on settings that cannot be used
    'select = ["references"\n',
)
USABLE = 9
SCHEMA, BASELINE = "schema.json", "glosslint-baseline.json"
SCHEMAS = (
    "{}",
    '{"required": ["page"]}',
    '{"properties": {"status": {"enum": ["stable"]}, "title": {"maxLength": 3}}}',
    '{"type": 3}',
    "{",
)


class Session:
    """Random changes to what an editor has open and to what is on disk."""

    def __init__(self, editor: Editor, form: Form, chance: random.Random) -> None:
        self.editor = editor
        self.form = form
        self.chance = chance
        self.history: list[tuple[str, str]] = []
        self.log: list[str] = []
        self.findings: list[int] = []  # how many there were, where the command could check
        self.broken = False  # whether it could not, the last time

    def change(self) -> None:
        kinds: list[Callable[[], None]] = [self.edit] * 6
        kinds += [self.undo, self.undo, self.save, self.close, self.rename, self.remove, self.create, self.settings]
        kinds += [self.schema, self.baseline]
        kind = self.chance.choice(kinds)
        self.log.append(kind.__name__)
        kind()

    def on_disk(self) -> list[str]:
        folder = self.editor.folder
        return sorted(file.relative_to(folder).as_posix() for file in folder.glob(self.form.path("*")))

    def edit(self) -> None:
        known = sorted({*self.on_disk(), *(name for name in self.editor.texts if name != TOML)})
        if not known:
            return
        name = self.chance.choice(known)
        if name not in self.editor.texts:
            self.editor.open(name)
        old = self.editor.texts[name]
        pattern, new = self.chance.choice(self.form.edits)
        matches = list(re.finditer(pattern, old, flags=re.MULTILINE))
        self.history.append((name, old))
        if matches:
            match = self.chance.choice(matches)
            self.editor.set(name, old[: match.start()] + match.expand(new) + old[match.end() :])
        self.log[-1] += f" {name} {pattern!r}"

    def undo(self) -> None:
        if self.history:
            name, text = self.history.pop()
            if name in self.editor.texts:
                self.editor.set(name, text)

    def save(self) -> None:
        if self.editor.texts:
            self.editor.save(self.chance.choice(sorted(self.editor.texts)))

    def close(self) -> None:
        if self.editor.texts:
            self.editor.close(self.chance.choice(sorted(self.editor.texts)))

    def rename(self) -> None:
        names = self.on_disk()
        free = [path for path in map(self.form.path, NAMES) if path not in names and path not in self.editor.texts]
        if names and free:
            old, new = self.chance.choice(names), self.chance.choice(free)
            (self.editor.folder / old).rename(self.editor.folder / new)
            if old in self.editor.texts:
                text = self.editor.texts[old]
                self.editor.close(old)
                self.editor.open(new, text)
            self.editor.watched(old, kind=3)
            self.editor.watched(new, kind=1)

    def remove(self) -> None:
        names = [name for name in self.on_disk() if name not in self.editor.texts]
        if names:
            name = self.chance.choice(names)
            (self.editor.folder / name).unlink()
            self.editor.watched(name, kind=3)

    def create(self) -> None:
        name = self.form.path(self.chance.choice(NAMES))
        text = self.form.make(self.chance.choice(NAMES), self.chance)
        if name in self.editor.texts:
            return
        if self.chance.random() < 0.4:  # not saved yet
            self.editor.open(name, text)
        else:
            kind = 2 if (self.editor.folder / name).exists() else 1
            write(self.editor.folder, {name: text})
            self.editor.watched(name, kind=kind)

    def table(self) -> str:
        """Return random settings, most of which can be used."""
        chance, form = self.chance, self.form
        lines = [chance.choice(lines) if chance.random() < 0.25 else lines[0] for lines in (form.files, form.layouts)]
        lines += [f'schema = "{SCHEMA}"\n'] if chance.random() < 0.4 else []
        recorded = (self.editor.folder / BASELINE).exists()
        lines += [f'baseline = "{BASELINE}"\n'] if chance.random() < (0.6 if recorded else 0.05) else []
        lines.append(chance.choice(SETTINGS if chance.random() < 0.2 else SETTINGS[:USABLE]))
        return "".join(lines) + NO_ENGINES

    def schema(self) -> None:
        write(self.editor.folder, {SCHEMA: self.chance.choice(SCHEMAS if self.chance.random() < 0.2 else SCHEMAS[:3])})
        self.editor.watched(SCHEMA)

    def baseline(self) -> None:
        glosslint("baseline", cwd=self.editor.folder)  # of what is on disk, if that can be checked
        self.editor.watched(BASELINE)

    def settings(self) -> None:
        text = self.table()
        if TOML in self.editor.texts:
            self.editor.set(TOML, text)
        elif self.chance.random() < 0.5:
            self.editor.open(TOML)
            self.editor.set(TOML, text)
        else:
            write(self.editor.folder, {TOML: text})
            self.editor.watched(TOML)

    def compare(self, scratch: Path) -> None:
        """Compare what is shown with what the command reports of the same files, the buffers written."""
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.copytree(self.editor.folder, scratch)
        write(scratch, dict(self.editor.texts.items()))
        result = glosslint("check", "--no-cache", "--output", "json", cwd=scratch)
        troubles = [one.message for one in self.editor.of(TOML) if one.code == "settings"]
        self.broken = result.code == 2
        if self.broken:
            said = result.err.splitlines()[0].removeprefix("error: ").removeprefix(f"{TOML}: ")
            assert said.split(" --> ")[0] in troubles, (self.log, result.err, troubles)
            return
        assert troubles == [], self.log
        report = json.loads(result.out)
        assert report["crashes"] == []
        wanted = sorted(self._reported(one) for one in report["findings"])
        shown = sorted(
            self._shown(uri, one) for uri, found in self.editor.all().items() for one in found if one.code != "settings"
        )
        assert shown == wanted, self.log
        self.findings.append(len(wanted))

    def _reported(self, finding: dict[str, Any]) -> tuple[Any, ...]:
        related = [(self.editor.uri(one["path"]), *_span(one), one["label"]) for one in finding["related"]]
        label = f"{finding['rule']}[{finding['engine']}]" if finding["engine"] else finding["rule"]
        level = {"error": 1, "warning": 2, "info": 3}[finding["level"]]
        return self.editor.uri(finding["path"]), *_span(finding), label, level, finding["message"], related

    def _shown(self, uri: str, one: Any) -> tuple[Any, ...]:
        related = [
            (other.location.uri, *_range(other.location.range), other.message)
            for other in one.related_information or ()
        ]
        return uri, *_range(one.range), one.code, int(one.severity), one.message, related


def _span(finding: dict[str, Any]) -> tuple[int, ...]:
    start, end = finding["start"], finding["end"]
    return start["line"] - 1, start["utf16"] - 1, end["line"] - 1, end["utf16"] - 1


def _range(at: Any) -> tuple[int, ...]:
    return at.start.line, at.start.character, at.end.line, at.end.character


@pytest.mark.parametrize("batch", range(-(-SEQUENCES // _BATCH)))
def test_the_editor_shows_what_check_reports(tmp_path: Path, batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editors, "TIMEOUT", 1_000)
    counts: list[int] = []

    form = FORMS[batch % len(FORMS)]
    chance = random.Random(batch)
    sequences = min(_BATCH, SEQUENCES - batch * _BATCH)

    async def scenario(editor: Editor) -> None:
        session = Session(editor, form, chance)
        for number in range(sequences):
            session.log = [f"batch {batch}, sequence {number}, {form.name}"]
            if session.chance.random() < 0.1:
                session.log.append("restart")
                await editor.restart()
            if session.broken:
                session.log.append("settings")
                session.settings()
            for _ in range(session.chance.randrange(1, 9)):
                session.change()
                if session.chance.random() < 0.3:
                    await editor.settled()
            await editor.settled()
            session.compare(tmp_path / "copy")
        counts.extend(session.findings)

    texts = {form.path(name): form.make(name, chance) for name in NAMES[:5]}
    settings = form.files[0] + form.layouts[0] + NO_ENGINES
    edit(scenario, write(tmp_path / "own", {TOML: settings, SCHEMA: "{}", **texts}))
    assert len(counts) > sequences / 2  # in the others, settings could not be used
    assert sum(counts) > len(counts)
