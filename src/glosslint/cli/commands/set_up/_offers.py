"""What ``init`` offers besides: the lines that run glosslint on each commit, and on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glosslint.util.project_files import read_file, repository_top

_HOOK = """\
To check each commit, add to .pre-commit-config.yaml:
  repos:
    - repo: local
      hooks:
        - id: glosslint
          name: glosslint
          entry: glosslint hook
          language: system
          always_run: true
          require_serial: true"""
_CI = """\
To check each change in CI, add steps such as these:
  - run: pip install glosslint
  - run: glosslint"""


def offers(folder: Path) -> Iterator[str]:
    """Yield the lines to add for a hook and a server, unless the files in ``folder`` run glosslint already."""
    hooks = folder / ".pre-commit-config.yaml"
    workflows = [*(folder / ".github/workflows").glob("*.y*ml"), folder / ".gitlab-ci.yml"]
    for files, lines in (([hooks], _HOOK), (workflows, _CI)):
        if not any(_names_glosslint(file, folder) for file in files):
            yield from lines.splitlines()


def _names_glosslint(file: Path, folder: Path) -> bool:
    real = folder.resolve()
    try:
        return b"glosslint" in read_file(real / file.relative_to(folder), repository_top(real) or real)
    except OSError:
        return False
