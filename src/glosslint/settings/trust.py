"""Which projects the user trusts: a file in the user's state folder, with a digest of what each was trusted with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from glosslint.model import GlosslintError
from glosslint.settings.claims import Claim
from glosslint.util import atomic_write
from glosslint.util.system import user_folder

_FILE = "trusted.json"


def is_trusted(folder: Path, claims: Sequence[Claim]) -> bool:
    """Return whether the user trusts the project in ``folder`` with these claims, and not with others."""
    return trusted_folders().get(str(folder)) == _digest(claims)


def record_file() -> Path:
    """Return the file that records which folders are trusted; it need not exist."""
    return user_folder("state") / _FILE


def trusted_folders() -> Mapping[str, str]:
    """Return the digest of claims by the real path of each trusted folder; empty if the file cannot be read."""
    try:
        folders = json.loads((user_folder("state") / _FILE).read_bytes())["folders"]
    except (OSError, RuntimeError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return folders if isinstance(folders, dict) else {}


def trust(folder: Path, claims: Sequence[Claim]) -> None:
    """Trust the project in ``folder`` with these claims. Raise GlosslintError if that cannot be recorded."""
    _write({**trusted_folders(), str(folder): _digest(claims)})


def distrust(folder: Path) -> bool:
    """Stop trusting the project in ``folder``; return whether it was trusted. Raise GlosslintError on failure."""
    folders = dict(trusted_folders())
    if folders.pop(str(folder), None) is None:
        return False
    _write(folders)
    return True


def _write(folders: Mapping[str, str]) -> None:
    try:
        file = user_folder("state") / _FILE
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic_write.write(file, json.dumps({"version": 1, "folders": folders}, indent=2).encode())
    except (OSError, RuntimeError, atomic_write.NotWrittenError) as error:
        raise GlosslintError(f"cannot record which folders are trusted: {error}") from error


def _digest(claims: Sequence[Claim]) -> str:
    import hashlib

    stated = sorted(json.dumps([claim.key, claim.value, claim.content]) for claim in claims)
    return hashlib.sha256(json.dumps(stated).encode()).hexdigest()
