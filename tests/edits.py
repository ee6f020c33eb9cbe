"""Random edits of a small project, and of its cache: what is reported must be what a run without a cache reports."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from glosslint.engine import run_cache
from glosslint.engine.facts_cache import FactsCache
from glosslint.engine.run_cache import KeptRun, RunCache
from glosslint.glossary.build import Facts
from tests.support import Result, entry, glosslint, write

_IDS = [f"{kind}-{what}" for kind in ("batch", "graph", "model") for what in ("norm", "size", "loss", "rank")]
_SETTINGS = (
    "",
    'fail-on = "warning"\n',
    'select = ["references", "identity", "suppression"]\n',
    '[rules]\nmany-sentences = "error"\n',
    'schema = "schema.json"\n',
    '[language]\nwords-file = "words.txt"\n',
    'per-file-ignores = { "glossary/b*.yaml" = ["references"] }\n',
    '[[discouraged]]\nwords = ["thing"]\nmessage = "name it"\n',
    'exclude = ["glossary/model-*.yaml"]\n',
    'vocabularies = ["other"]\n',
    'layout = { extends = "native", core = "definition", aliases = ["aliases", "notes"] }\n',
    '[rules]\nshort-definition = { words = 30 }\ntrailing-space = "error"\n',
)
#: Of every third project; each file then holds two entries.
_LIST = 'layout = { extends = "native", entries = "list", id-is-stem = false }\n'
_GERMAN = (
    "Das ist ein Ding, das man in der Prüfung nicht oft und auch nicht für alle Wörter verwendet, weil es alt ist."
)
#: Nothing is edited during a run, so no file is too young for its report to be kept, however fast the machine is.
_MARGIN = -(10**15)  # nanoseconds
_TAILS = (
    "see_also: [batch-norm]\n",
    "see_also: [nothing-here]\n",
    "see_also: [batch-norm, batch-norm]  # glosslint: ignore[duplicate-reference] it is asked for twice\n",
    "# glosslint: ignore-file[references] until 2020-01-31 it is old\nsee_also: [gone]\n",
    "notes: A text with  two spaces and a [link](#graph-size).\n",
    "notes: A text  with trailing space and a [link](#graph-sise). \n",
    "broken: [\n",
    "term: Twice\n",
    "aliases: [Batch norm]\n",
    "# what is to be done\n",
    'reviewed: "2099-01-01"\n',
    "sources: [{title: Book, year: 1999, url: http://example.org/book}]\n",
    'notes: "\\ud800"\n',
    "aliases: [b\xe4tch, to\u200bken]\n",
)
_OPTIONS: tuple[tuple[str, ...], ...] = (
    (),
    ("--output", "json"),
    ("--output", "full"),
    ("--output", "sarif"),
    ("--output", "junit"),
    ("--output", "gitlab"),
    ("--output", "grouped", "--color", "always"),
    ("--statistics",),
    ("--unsafe-fixes",),
    ("--select", "identity"),
    ("--no-baseline",),
    ("--fail-on", "info"),
    ("glossary/batch-norm.yaml",),
    ("glossary", "--exit-zero"),
)


class Project:
    """A project in ``folder`` whose cache is in the folder beside it, and edits that ``seed`` decides."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder / "project"
        self.cache = folder / "cache"
        self._random = random.Random(seed)
        self._options = self._random.sample(_OPTIONS, 3)
        self._lists = seed % 3 == 2
        schema = '{"type": "object", "required": ["id", "term"], "properties": {"notes": {"type": "string"}}}'
        write(
            self.folder,
            {
                "glosslint.toml": _LIST if self._lists else "",
                "schema.json": schema,
                "words.txt": "norm\n",
                "other/one.yaml": entry("other-one"),
                **{f"glossary/{name}.yaml": self._text(name) for name in _IDS[:3]},
            },
        )
        self._states = [self.state()]

    def _text(self, name: str, **fields: str) -> str:
        """Return a file with the entry ``name``; as a list, with another after it."""
        text = entry(name, **fields)
        return "".join(map(_as_item, (text, entry(f"{name}-two")))) if self._lists else text

    def state(self) -> dict[str, bytes]:
        """Return the files of the project, by path."""
        files = (file for file in sorted(self.folder.rglob("*")) if file.is_file())
        return {file.relative_to(self.folder).as_posix(): file.read_bytes() for file in files}

    def _entry(self) -> Path:
        return self.folder / "glossary" / f"{self._random.choice(_IDS[:5])}.yaml"

    def edit(self) -> None:
        """Change something, or nothing, or go back to an earlier state."""
        edits: list[Callable[[], object]] = [self._nothing] * 8
        edits += [
            self._put,
            self._put,
            self._describe,
            self._describe,
            self._append,
            self._remove,
            self._rename,
            self._touch,
            self._set,
            self._set,
        ]
        edits += [self._words, self._schema, self._baseline, self._undo, self._undo]
        self._random.choice(edits)()
        self._states = [*self._states[-5:], self.state()]

    def _nothing(self) -> None:
        pass

    def _put(self) -> None:
        file = self._entry()
        file.write_text(self._text(file.stem, summary=f"Thing of {self._random.choice(_IDS)} in the test."), "utf-8")

    def _describe(self) -> None:
        """Write another text into an entry."""
        file, number = self._entry(), self._random.randrange(90)
        texts = (
            f"Thing with {number} parts that  are not few.",
            f"A [thing](#{self._random.choice(_IDS)}), e.g. this.",
        )
        file.write_text(self._text(file.stem, definition=self._random.choice((*texts, _GERMAN, "TODO"))), "utf-8")

    def _append(self) -> None:
        tail = self._random.choice(_TAILS)
        with self._entry().open("ab") as stream:
            stream.write((f"  {tail}" if self._lists else tail).encode())

    def _remove(self) -> None:
        self._entry().unlink(missing_ok=True)

    def _rename(self) -> None:
        file = self._entry()
        if file.exists():
            file.replace(file.with_name(f"{self._random.choice(_IDS)}.yaml"))

    def _touch(self) -> None:
        """Change a byte, and set the times back: the size is the same as well."""
        file = self._entry()
        if file.exists():
            before, data = file.stat(), file.read_bytes()
            file.write_bytes(data.replace(b"Thing", b"Think", 1))
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    def _set(self) -> None:
        chosen = self._random.choice(_SETTINGS)
        text = _LIST + chosen if self._lists and "layout" not in chosen else chosen
        (self.folder / "glosslint.toml").write_text(text, "utf-8")

    def _words(self) -> None:
        (self.folder / "words.txt").write_text(self._random.choice(("norm\n", "", "norm\nsize\n")), "utf-8")

    def _schema(self) -> None:
        required = self._random.choice(("id", "term", "notes"))
        (self.folder / "schema.json").write_text(f'{{"type": "object", "required": ["{required}"]}}', "utf-8")

    def _baseline(self) -> None:
        file = self.folder / "glosslint-baseline.json"
        if file.exists():
            file.unlink()
        else:
            self.run("baseline")

    def _undo(self) -> None:
        state = self._random.choice(self._states)
        for name in self.state().keys() - state.keys():
            (self.folder / name).unlink()
        write(self.folder, state)

    def damage(self) -> None:
        """Change a file of the cache at random: bytes, its end, or all of it."""
        files = sorted(file for file in self.cache.rglob("*") if file.is_file())
        if not files:
            return
        file = self._random.choice(files)
        data = bytearray(file.read_bytes())
        at = self._random.randrange(len(data) or 1)
        kind = self._random.randrange(5)
        if kind == 0 and data:
            data[at] ^= 1 << self._random.randrange(8)
        elif kind == 1:
            del data[at:]
        elif kind == 2:
            data[at:at] = self._random.randbytes(9)
        elif kind == 3:
            data[:] = self._random.randbytes(self._random.randrange(200))
        else:
            data[at : at + 40] = b""
        file.write_bytes(data)

    def options(self) -> tuple[str, ...]:
        """Return options and paths of a run."""
        return self._random.choice(self._options)

    def run(self, *args: str) -> Result:
        """Run glosslint in the project."""
        return glosslint(*args, cwd=self.folder, env={"XDG_CACHE_HOME": str(self.cache)})


def _as_item(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(("- ", lines[0], *(f"  {line}" for line in lines[1:])))


class Used(NamedTuple):
    """How often the cache had something: runs, and facts of files."""

    runs: int
    files: int


def compare(project: Project, steps: int) -> Used:
    """Edit the project so many times, damage its cache in one of ten, and compare. Return what was taken from the
    cache. Raise AssertionError at the first difference."""
    fresh: dict[tuple[object, ...], Result] = {}
    known: list[KeptRun] = []
    files: list[Facts] = []
    find_run, find_facts = RunCache.find, FactsCache.find

    def noted_run(cache: RunCache) -> KeptRun | None:
        run = find_run(cache)
        known.extend([run] if run is not None else [])
        return run

    def noted_facts(cache: FactsCache, path: str, content: bytes) -> Facts | None:
        of_file = find_facts(cache, path, content)
        files.extend([of_file] if of_file is not None else [])
        return of_file

    for step in range(steps):
        project.edit()
        if step % 10 == 9:
            project.damage()
        options = project.options()
        with (
            mock.patch.object(RunCache, "find", noted_run),
            mock.patch.object(FactsCache, "find", noted_facts),
            mock.patch.object(run_cache, "_MARGIN", _MARGIN),
        ):
            cached = project.run(*options)
        state = (options, *project.state().items())
        if state not in fresh:
            fresh[state] = project.run("--no-cache", *options)
        assert cached == fresh[state], f"step {step}: {options}\n{cached}\n{fresh[state]}"
    return Used(len(known), len(files))
