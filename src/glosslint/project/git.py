"""Queries to git: few, each for the whole repository, since starting a process takes most of the time.

Names in the output are separated by NULs, so that none can be misread; contents are read by object id, never by name.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from glosslint.model import GlosslintError
from glosslint.model.frozen import cached_property
from glosslint.util.system import find_program

#: Variables that git sets for its hooks, to name the repository, index and work tree (git rev-parse --local-env-vars).
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
#: Keep a repository from making git run a program of its settings, or treat a folder of the work tree, with settings
#: of its own, as a repository.
_SAFE = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "safe.bareRepository=explicit")
_FILE, _LINK, _MODULE, _NOTHING = "100", "120000", "160000", "000000"  # modes: of a file 100644 or 100755


class Change(NamedTuple):
    """A file that differs from the base: its old and its new path (empty if there is none), and the object id of its
    old content (empty for a new file, a link or a submodule)."""

    old: str
    new: str
    blob: str


class Tracked(NamedTuple):
    """A file of the index: the object id of its content, whether it is a symbolic link, whether a merge left a conflict
    in it, whether it is a submodule, and whether a sparse checkout leaves it out of the work tree."""

    blob: str
    link: bool
    conflict: bool = False
    module: bool = False
    sparse: bool = False


class _FailedError(Exception):
    """git failed, with its own message."""


@dataclass(frozen=True)
class Git:
    """A repository with its work tree, as it is when it is first asked. Paths are relative to ``top``, with forward
    slashes."""

    top: Path
    env: Mapping[str, str]
    _answers: dict[tuple[str, ...], bytes] = field(default_factory=dict)

    def base(self, ref: str) -> str:
        """Return the merge base of ``ref`` and HEAD. Raise GlosslintError, with what to do, if there is none."""
        if ref.startswith("-") or not ref.strip():
            raise GlosslintError(f'--changed-since: "{ref}" is not a branch, tag or commit')
        try:
            return os.fsdecode(self._ask("merge-base", ref, "HEAD")).strip()
        except _FailedError as error:
            raise GlosslintError(f"--changed-since: {self._no_base(ref, str(error))}") from error

    def _no_base(self, ref: str, message: str) -> str:
        shallow = self._answer("rev-parse", "--is-shallow-repository") == "true"
        cut = "this clone is shallow, its history is cut off: run git fetch --unshallow, or in CI fetch everything"
        where = " (GitHub: fetch-depth: 0 under actions/checkout; GitLab: GIT_DEPTH: 0)"
        if not self._answer("rev-parse", "--verify", "--quiet", "HEAD"):
            return "there is no commit yet to compare with"
        if not self._answer("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"):
            if shallow:
                return f'"{ref}" is not in this clone; {cut}{where}'
            remote, _, branch = ref.partition("/")
            fetch = f"git fetch {remote} {branch}" if branch else "git fetch"
            return f'"{ref}" is not a branch, tag or commit here; correct it, or run: {fetch}'
        if shallow:
            return f'the merge base with "{ref}" is missing: {cut}{where}'
        return message or f'"{ref}" and HEAD have no commit in common; name another one'

    def head(self) -> str:
        """Return the id of the last commit, or of the empty tree if there are no commits."""
        return self._last_commit() or os.fsdecode(self.ask("hash-object", "-t", "tree", "--stdin")).strip()

    def _last_commit(self) -> str:
        return self._answer("rev-parse", "--verify", "--quiet", "HEAD")

    def loses_index(self) -> bool:
        """Return whether the index is that of ``git commit -a`` or ``git commit PATH``, which is lost if that fails,
        beside a commit to compare with."""
        return Path(self.env.get("GIT_INDEX_FILE", "index")).name != "index" and bool(self._last_commit())

    def refs(self) -> list[str]:
        """Return the short names of all branches and tags; none if git fails."""
        return self._answer(
            "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"
        ).split()

    def changes(self, base: str, staged: bool) -> list[Change]:
        """Return the tracked files that differ from ``base`` in the index (``staged``), or else in the work tree."""
        which = ["--cached"] if staged else []
        options = ["--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--ignore-submodules=dirty"]
        changes = []
        # Modes, ids and a letter, then one path, or two for a rename.
        parts = iter(_split_names(self.ask("diff", *which, *options, base, "--")))
        for facts in parts:
            before, after, blob, _, letter = facts.removeprefix(":").split(" ")
            path = next(parts)
            new = next(parts) if letter[0] in "RC" else path
            old = "" if before == _NOTHING or letter[0] == "C" else path
            readable = bool(old) and before.startswith(_FILE)
            changes.append(Change(old, "" if after == _NOTHING else new, blob if readable else ""))
        return changes

    def files_at(self, commit: str) -> dict[str, str]:
        """Return the object id of each file of a commit or tree, by path; links and submodules are left out."""
        blobs: dict[str, str] = {}
        for row in _split_names(self.ask("ls-tree", "-r", "-z", "--full-tree", commit)):
            facts, _, path = row.partition("\t")
            mode, _, blob = facts.split(" ")
            if mode.startswith(_FILE):
                blobs[path] = blob
        return blobs

    @cached_property
    def tracked(self) -> dict[str, Tracked]:
        """The files of the index; of a file with a merge conflict, its first version."""
        files: dict[str, Tracked] = {}
        for row in _split_names(self.ask("ls-files", "--stage", "-t", "-z", "--full-name")):
            facts, _, path = row.partition("\t")
            tag, mode, blob, stage = facts.split(" ")
            files.setdefault(path, Tracked(blob, mode == _LINK, stage != "0", mode == _MODULE, tag == "S"))
        return files

    @cached_property
    def modules(self) -> list[str]:
        """The paths of the submodules."""
        return [path for path, file in self.tracked.items() if file.module]

    @cached_property
    def unstaged(self) -> dict[str, str]:
        """git's letter for each file that differs between index and work tree: D for a missing file, also in a sparse
        checkout, A for one added with ``--intent-to-add``."""
        options = ["--name-status", "-z", "--no-ext-diff", "--no-renames", "--ignore-submodules"]
        parts = iter(_split_names(self.ask("diff", *options)))
        letters = {path: letter for letter, path in zip(parts, parts, strict=True)}
        return letters | {path: "D" for path, file in self.tracked.items() if file.sparse}

    def texts(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of objects by their ids. Raise GlosslintError if one is missing in this clone."""
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return {}
        data = self.ask("cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
        contents: dict[str, bytes] = {}
        at = 0
        for blob in wanted:
            end = data.index(b"\n", at)
            words = data[at:end].split(b" ")
            if len(words) != 3:  # "<id> missing" instead of "<id> blob <size>"
                raise GlosslintError(f"git: object {blob} is missing in this clone; run: git fetch")
            size = int(words[2])
            contents[blob] = data[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        return contents

    def ask(self, *args: str, given: bytes = b"") -> bytes:
        """Return git's output. Raise GlosslintError with git's message if it fails."""
        try:
            return self._ask(*args, given=given)
        except _FailedError as error:
            raise GlosslintError(f"git {args[0]}: {error}") from error

    def _answer(self, *args: str) -> str:
        """Return git's answer, stripped; empty when it fails."""
        try:
            return os.fsdecode(self._ask(*args)).strip()
        except _FailedError:
            return ""

    def _ask(self, *args: str, given: bytes = b"") -> bytes:
        if given:
            return _run(args, self.top, self.env, given)
        if args not in self._answers:
            self._answers[args] = _run(args, self.top, self.env)
        return self._answers[args]


def find_repository(folder: Path) -> Git:
    """Return the repository that contains ``folder``. Raise GlosslintError if there is none, or if git is missing.

    In a hook, git's environment variables name the index of the commit; they are used if they name that repository.
    """
    env = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    plain = {name: value for name, value in env.items() if name not in _LOCAL}
    own = _find_top(folder, plain)
    if plain != env and not isinstance(hooked := _find_top(Path.cwd(), env), str):
        inside = folder.resolve().is_relative_to(hooked)
        if inside and (isinstance(own, str) or own == hooked):
            return Git(hooked, env)
    if isinstance(own, str):
        raise GlosslintError(f"{folder}: {own}")
    return Git(own, plain)


def _find_top(folder: Path, env: Mapping[str, str]) -> Path | str:
    """Return the top of the work tree, or why there is none."""
    try:
        answer = os.fsdecode(_run(["rev-parse", "--show-toplevel"], folder, env)).rstrip("\n")
    except _FailedError as error:
        if "not a git repository" in str(error):
            return "not in a git repository, so there is nothing to compare with; to check everything, run: glosslint"
        return str(error)
    return Path(answer).resolve() if answer else "a git repository without a work tree"


def _run(args: Sequence[str], folder: Path, env: Mapping[str, str], given: bytes = b"") -> bytes:
    git = find_program("git")
    if git is None:
        raise GlosslintError("git is not on the PATH; it is needed to compare with a commit")
    command = [git, *_SAFE, "-c", "core.quotePath=off", *args]
    try:
        done = subprocess.run(command, cwd=folder, env=env, input=given, capture_output=True, check=False)
    except OSError as error:
        raise GlosslintError(f"git cannot be started: {error.strerror}") from error
    if done.returncode:
        lines = [line for line in os.fsdecode(done.stderr).splitlines() if line.strip()]
        first = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0] if lines else "")
        advice = next((f"; run: {line.strip()}" for line in lines if "safe.directory" in line and "--add" in line), "")
        raise _FailedError(first.removeprefix("fatal: ").removeprefix("error: ") + advice)
    return done.stdout


def _split_names(data: bytes) -> list[str]:
    return [part for part in os.fsdecode(data).split("\0") if part]
