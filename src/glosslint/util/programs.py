"""Find programs in PATH, and nowhere else."""

from __future__ import annotations

import os
import shutil
import sys


def find_program(name: str) -> str | None:
    """Return the path of a program, ``name`` itself if it is a path; ``None`` if there is no such program.

    The current folder, where Windows searches first, and relative folders of PATH are not searched: a project could
    put its own program there.
    """
    if os.path.basename(name) != name:  # noqa: PTH119
        return shutil.which(name)
    endings = ["", *os.environ.get("PATHEXT", "").split(os.pathsep)] if sys.platform == "win32" else [""]
    folders = [folder for folder in os.get_exec_path() if os.path.isabs(folder)]  # noqa: PTH117
    candidates = (os.path.join(folder, name + ending) for folder in folders for ending in endings)
    return next(filter(None, map(shutil.which, candidates)), None)
