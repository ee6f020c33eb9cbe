"""Find files in the folders of a project by patterns. No file is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from glosslint.model import GlosslintError
from glosslint.model.frozen import NamedTuple
from glosslint.settings.file import SKIPPED
from glosslint.util.globs import is_excluded, literal_folder, matches, may_match_below
from glosslint.util.project_files import is_git, reason, relative_path


class Walk(NamedTuple):
    """Finds the files below ``root`` that one of ``patterns`` and none of ``exclude`` matches.

    ``refuse`` is called with each file that a link or the name ``.git`` may put outside of the project, and with its
    path from the root; it may raise.
    """

    root: str
    patterns: Sequence[str]
    exclude: Sequence[str]
    refuse: Callable[[Path, str], None]

    def files(self) -> Iterator[str]:
        """Yield the paths of the files, relative to the root, in no order; one may be yielded twice."""
        for top in sorted({literal_folder(pattern) for pattern in self.patterns}):
            yield from self._below(top, [pattern for pattern in self.patterns if literal_folder(pattern) == top])

    def _below(self, top: str, patterns: Sequence[str]) -> Iterator[str]:
        """Yield the files below ``top`` that match a pattern, also in folders that are links.

        A link to a folder in ``top``, or to a file that a pattern matches, is not followed, since its target is found
        under its own name. Raise GlosslintError for a folder that cannot be read, if a pattern may match in it.
        """
        real = os.path.realpath(os.path.join(self.root, top))
        entered = {real}
        is_link = real != os.path.normpath(os.path.join(self.root, top))
        in_git = any(map(is_git, top.split("/")))
        for folder, names, files in os.walk(os.path.join(self.root, top), onerror=self._stop, followlinks=True):
            prefix = (relative_path(folder, self.root) + "/").removeprefix("./")
            kept = (name for name in sorted(names) if not name.startswith(".") and name not in SKIPPED)
            kept = (name for name in kept if any(may_match_below(pattern, prefix + name) for pattern in patterns))
            wanted = [name for name in kept if not is_excluded(prefix + name, self.exclude, top)]
            names[:] = [name for name in wanted if _enters(os.path.join(folder, name), entered)]
            for name in files:
                path = prefix + name
                if any(matches(pattern, path) for pattern in patterns) and not is_excluded(path, self.exclude, top):
                    full = os.path.join(folder, name)
                    own_link = os.path.islink(full)  # noqa: PTH114 - asked of every file
                    if is_link or in_git or len(entered) > 1 or own_link or is_git(name):
                        self.refuse(Path(full), path)
                    if not (own_link and self._is_found_already(full)):
                        yield path

    def _is_found_already(self, link: str) -> bool:
        """Return whether a link is to a file found under its own name too: its entries would be doubled."""
        path = relative_path(os.path.realpath(link), self.root)
        folders = path.split("/")[:-1]
        if not os.path.isfile(link) or any(name.startswith(".") or name in SKIPPED for name in folders):  # noqa: PTH113
            return False
        return is_matched(path, self.patterns, self.exclude)

    def _stop(self, error: OSError) -> None:
        """Raise GlosslintError for a folder that exists and cannot be read, since its files would not be checked."""
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            folder = relative_path(error.filename, self.root)
            raise GlosslintError(
                f"{folder}: the folder cannot be read: {reason(error)}; make it readable, or exclude it in the settings"
            ) from error


def is_matched(path: str, patterns: Sequence[str], exclude: Sequence[str]) -> bool:
    """Return whether one of ``patterns`` and none of ``exclude`` matches a path relative to the root."""
    return any(
        matches(pattern, path) and not is_excluded(path, exclude, literal_folder(pattern)) for pattern in patterns
    )


def _enters(folder: str, entered: set[str]) -> bool:
    """Return whether to enter a folder; a link to a folder above or below an ``entered`` one is not followed."""
    if not os.path.islink(folder):  # noqa: PTH114 - asked of every folder
        return True
    real = os.path.realpath(folder)
    if any(real == known or real.startswith(known + os.sep) or known.startswith(real + os.sep) for known in entered):
        return False
    entered.add(real)
    return True


def vocabulary_files(root: Path, pattern: str, endings: Collection[str]) -> list[Path]:
    """Return the files that a pattern of ``vocabularies`` matches, which may be outside of ``root``.

    They have one of the ``endings``, unless the pattern is the path of a file; a folder means all such files in it.
    """
    fixed = literal_folder(pattern)
    rest = pattern.removeprefix("./").removeprefix(fixed).lstrip("/")
    if not any(char in pattern for char in "*?"):
        named = root / pattern
        if named.is_file():
            return [named]
        fixed, rest = pattern, "**/*"
    top = root / fixed
    found = (file for file in sorted(top.rglob("*")) if file.suffix.lower() in endings and file.is_file())
    return [file for file in found if matches(f"./{rest}", file.relative_to(top).as_posix())]
