"""Questions to git, few and each answered for the whole repository. Names travel as bytes between NULs, so that no name
can be misread; texts are asked for by the number git gave them, never by name."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from glosslint.model import GlosslintError

#: What git sets for its hooks to say which repository, index and work tree are meant (git rev-parse --local-env-vars).
_LOCAL = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
_FILE, _LINK, _NOTHING = "100", "120000", "000000"  # modes: of a file 100644 or 100755


class Change(NamedTuple):
    """A file that differs from the base: its path then and now (empty for one that was or is not there), and the number
    of its old text (empty where there is none to read: a new file, a link, a submodule)."""

    old: str
    new: str
    blob: str


class Tracked(NamedTuple):
    """A file of the index: the number of its text, and whether it is a symbolic link."""

    blob: str
    link: bool


class _FailedError(Exception):
    """git ended with an error; the words are its own."""


@dataclass(frozen=True)
class Git:
    """A repository with its work tree. Paths are relative to ``top``, with forward slashes."""

    top: Path
    env: Mapping[str, str]

    def base(self, ref: str) -> str:
        """The commit where the present one branched off from ``ref``. Raises GlosslintError that says what to do."""
        if ref.startswith("-") or not ref.strip():
            raise GlosslintError(f'--changed-since: "{ref}" is not a branch, tag or commit')
        try:
            return _text(self._ask("merge-base", ref, "HEAD")).strip()
        except _FailedError as error:
            raise GlosslintError(f"--changed-since: {self._no_base(ref, str(error))}") from error

    def _no_base(self, ref: str, said: str) -> str:
        shallow = self._says("rev-parse", "--is-shallow-repository") == "true"
        cut = "this clone is shallow, its history is cut off: type git fetch --unshallow, or in CI fetch everything"
        where = " (GitHub: fetch-depth: 0 under actions/checkout; GitLab: GIT_DEPTH: 0)"
        if not self._says("rev-parse", "--verify", "--quiet", "HEAD"):
            return "there is no commit yet to compare with"
        if not self._says("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"):
            if shallow:
                return f'"{ref}" is not in this clone; {cut}{where}'
            remote, _, branch = ref.partition("/")
            fetch = f"git fetch {remote} {branch}" if branch else "git fetch"
            return f'"{ref}" is no branch, tag or commit here; correct it, or type: {fetch}'
        if shallow:
            return f'the commit where this branch left "{ref}" is missing: {cut}{where}'
        return said or f'"{ref}" and the present commit have no commit in common; name another one'

    def head(self) -> str:
        """The last commit; for a repository without any, the tree that holds nothing."""
        return (
            self._says("rev-parse", "--verify", "--quiet", "HEAD")
            or _text(self.ask("hash-object", "-t", "tree", "--stdin")).strip()
        )

    def changes(self, base: str, staged: bool) -> list[Change]:
        """What differs from ``base`` in the index (``staged``), or else in the work tree, of files git knows."""
        which = ["--cached"] if staged else []
        options = ["--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--ignore-submodules"]
        return _changes(self.ask("diff", *which, *options, base, "--"))

    @cached_property
    def tracked(self) -> dict[str, Tracked]:
        """The files of the index. Of one that is being merged, the first version there is."""
        found: dict[str, Tracked] = {}
        for row in _split(self.ask("ls-files", "--stage", "-z", "--full-name")):
            facts, _, path = row.partition("\t")
            mode, blob, _ = facts.split(" ")
            found.setdefault(path, Tracked(blob, mode == _LINK))
        return found

    def unstaged(self) -> dict[str, str]:
        """Files of the index that look otherwise in the work tree, with git's letter: D for one that is not there, A
        for one that is only announced (``git add --intent-to-add``)."""
        options = ["--name-status", "-z", "--no-ext-diff", "--no-renames", "--ignore-submodules"]
        parts = iter(_split(self.ask("diff", *options)))
        return {path: letter for letter, path in zip(parts, parts, strict=True)}

    def texts(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """The contents of these numbers."""
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return {}
        data = self.ask("cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
        found: dict[str, bytes] = {}
        at = 0
        for blob in wanted:
            end = data.index(b"\n", at)
            words = data[at:end].split(b" ")
            if len(words) != 3:
                raise GlosslintError(f"git: the old text {blob} is missing in this clone; type: git fetch")
            size = int(words[2])
            found[blob] = data[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        return found

    def ask(self, *args: str, given: bytes = b"") -> bytes:
        """What git answers. Raises GlosslintError with git's own words when it fails."""
        try:
            return self._ask(*args, given=given)
        except _FailedError as error:
            raise GlosslintError(f"git {args[0]}: {error}") from error

    def _says(self, *args: str) -> str:
        """The answer to a question that may have none."""
        try:
            return _text(self._ask(*args)).strip()
        except _FailedError:
            return ""

    def _ask(self, *args: str, given: bytes = b"") -> bytes:
        return _run(args, self.top, self.env, given)


def find_repository(folder: Path) -> Git:
    """The repository around ``folder``. Raises GlosslintError where there is none, or no git.

    In a hook, git's own variables say which index is meant; they are obeyed if they lead to that same repository.
    """
    env = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    plain = {name: value for name, value in env.items() if name not in _LOCAL}
    own = _top(folder, plain)
    if plain != env and not isinstance(hooked := _top(Path.cwd(), env), str):
        inside = folder.resolve().is_relative_to(hooked)
        if inside and (isinstance(own, str) or own == hooked):
            return Git(hooked, env)
    if isinstance(own, str):
        raise GlosslintError(f"{folder}: {own}")
    return Git(own, plain)


def _top(folder: Path, env: Mapping[str, str]) -> Path | str:
    """The top of the work tree, or why there is none."""
    try:
        answer = _text(_run(["rev-parse", "--show-toplevel"], folder, env)).rstrip("\n")
    except _FailedError as error:
        if "not a git repository" in str(error):
            return "not in a git repository, so nothing can be compared; to check everything: glosslint"
        return str(error)
    return Path(answer).resolve() if answer else "a git repository without a work tree"


def _run(args: Sequence[str], folder: Path, env: Mapping[str, str], given: bytes = b"") -> bytes:
    command = ["git", "-c", "core.quotePath=off", *args]
    try:
        done = subprocess.run(command, cwd=folder, env=env, input=given, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise GlosslintError("git is not installed, or not on the PATH, so nothing can be compared") from error
    except OSError as error:
        raise GlosslintError(f"git cannot be started: {error.strerror}") from error
    if done.returncode:
        lines = [line for line in _text(done.stderr).splitlines() if line.strip()]
        first = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0] if lines else "")
        advice = next((f"; type: {line.strip()}" for line in lines if "safe.directory" in line and "--add" in line), "")
        raise _FailedError(first.removeprefix("fatal: ").removeprefix("error: ") + advice)
    return done.stdout


def _changes(data: bytes) -> list[Change]:
    """The rows of ``git diff --raw -z``: modes, numbers and a letter, then one path, or two for a rename."""
    found = []
    parts = iter(_split(data))
    for facts in parts:
        before, after, blob, _, letter = facts.removeprefix(":").split(" ")
        path = next(parts)
        new = next(parts) if letter[0] in "RC" else path
        old = "" if before == _NOTHING or letter[0] == "C" else path
        readable = bool(old) and before.startswith(_FILE)
        found.append(Change(old, "" if after == _NOTHING else new, blob if readable else ""))
    return found


def _split(data: bytes) -> list[str]:
    return [part for part in _text(data).split("\0") if part]


def _text(data: bytes) -> str:
    return os.fsdecode(data)
