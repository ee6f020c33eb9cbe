"""The user's folders for glosslint, by the conventions of the system."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

_XDG = {
    "cache": ("XDG_CACHE_HOME", ".cache"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}
_WINDOWS = {
    "cache": ("LOCALAPPDATA", "AppData/Local", "glosslint/cache"),
    "config": ("APPDATA", "AppData/Roaming", "glosslint"),
    "state": ("LOCALAPPDATA", "AppData/Local", "glosslint/state"),
}


def user_folder(kind: Literal["cache", "config", "state"]) -> Path:
    """Return the folder, which need not exist. Raise RuntimeError if the user has no home folder."""
    if sys.platform == "win32":
        variable, default, name = _WINDOWS[kind]
        return Path(os.environ.get(variable) or Path.home() / default) / name
    variable, default = _XDG[kind]
    if sys.platform == "darwin" and kind == "cache":
        default = "Library/Caches"
    stated = os.environ.get(variable, "")
    # The XDG specification ignores a relative path, which would be in the project.
    return Path(stated if os.path.isabs(stated) else Path.home() / default) / "glosslint"  # noqa: PTH117
