"""What a project's settings request beyond its own files: programs, servers, and files outside of the project; and
which projects the user trusts with that.

Any pull request can change the settings, so these requests are granted only in a project that the user trusts. A file
in the user's state folder has a digest of what each was trusted with.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from glosslint.language.engines import engine_names, installed_plugins
from glosslint.language.settings import LanguageTable, LanguageToolTable
from glosslint.model import GlosslintError
from glosslint.model.frozen import NamedTuple
from glosslint.settings.table import Table
from glosslint.util import atomic_write
from glosslint.util.globs import literal_folder
from glosslint.util.project_files import read_file, stays_in
from glosslint.util.system import user_folder


class Claim(NamedTuple):
    """A key with a value that needs trust, and the effect of the value, in words that follow it.

    ``content`` is a digest of the program or installation that the value names, if it is in the project, else empty.
    """

    key: str
    value: Any
    effect: str
    content: str = ""

    def __str__(self) -> str:
        return f"{self.key} = {json.dumps(self.value)} {self.effect}"


def list_claims(table: Table, user: Collection[str], root: Path, top: Path) -> tuple[Claim, ...]:
    """Return the claims of the settings in the folder ``root``; ``top`` is the top folder of the project.

    ``user`` are the keys below ``language`` whose values come from the user, and are not claims.
    """
    return (*_list_engine_claims(table.language, user, top), *_list_file_claims(table, root, top))


def _list_engine_claims(language: LanguageTable, user: Collection[str], top: Path) -> Iterator[Claim]:
    names, table = engine_names(language), language.languagetool
    if "engines" not in user:
        for name in installed_plugins(names):
            yield Claim("language.engines", name, "runs an engine that a plugin provides")
    if "languagetool" not in names:
        return
    if table.servers:
        for address in table.servers:
            if "languagetool.server" not in user and _leaves_machine(address, table):
                yield Claim("language.languagetool.server", address, "receives every text, and is not on this machine")
    elif table.public:
        if "languagetool.public" not in user:
            yield Claim("language.languagetool.public", True, "sends every text to LanguageTool's public service")
    else:
        yield from _list_local_claims(language, user, top)


def _list_local_claims(language: LanguageTable, user: Collection[str], top: Path) -> Iterator[Claim]:
    """Yield the claims of a server that glosslint starts, except for values of the user."""
    table = language.languagetool
    stated = [
        Claim("language.languagetool.java", table.java, "is a program to run", _digest_content(table.java, top)),
        Claim(
            "language.languagetool.installation", table.installation, "is Java code to run",
            _digest_content(table.installation, top),
        ),
        Claim("language.languagetool.fetch", table.fetch, "downloads LanguageTool, to run it"),
    ]  # fmt: skip
    stated = [claim for claim in stated if claim.value and claim.key.removeprefix("language.") not in user]
    yield from stated
    if not stated and not {*user} - {"keep"}:
        yield Claim("language.engines", "languagetool", "starts a server in Java on this machine")


def is_loopback(address: str) -> bool:
    """Return whether the address of a server is on this machine, by its host name alone, without DNS."""
    import ipaddress
    from urllib.parse import urlsplit

    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _leaves_machine(address: str, table: LanguageToolTable) -> bool:
    """Return whether an address is on another machine; invalid addresses, which are never contacted, are not."""
    from glosslint.language.languagetool.engine import addresses

    try:
        return not is_loopback(*addresses(replace(table, server=(address,))))
    except GlosslintError:
        return False


def _list_file_claims(table: Table, root: Path, top: Path) -> Iterator[Claim]:
    """Yield a claim for each file outside of the project, by its name or by a link.

    The key ``files`` is not checked: its patterns match nothing outside, and links are refused when they are read.
    """
    for key, value in list_paths(table):
        if not stays_in(root / fixed_part(value), top):
            yield Claim(key, value, "is outside of the project")


def list_paths(table: Table) -> Iterator[tuple[str, str]]:
    """Yield the files that settings name one by one, and the patterns of vocabularies, each with its key.

    Patterns of a wrong type are left out, and reported when the vocabulary is read.
    """
    named = {
        "schema": table.schema,
        "file-schema": table.file_schema,
        "language.words-file": table.language.words_file,
        "baseline": table.baseline,
    }
    yield from ((key, path) for key, path in named.items() if path)
    for vocabulary in table.vocabularies:
        files = vocabulary.get("files", ()) if isinstance(vocabulary, dict) else (vocabulary,)
        for name in files if isinstance(files, list | tuple) else ():
            if isinstance(name, str):
                yield "vocabularies", name


def fixed_part(pattern: str) -> str:
    """Return a path without wildcards, or the folder of a pattern up to the first."""
    return literal_folder(pattern) if any(char in pattern for char in "*?") else pattern


def _digest_content(name: str, top: Path) -> str:
    """Return a digest of a file, or of all files of a folder, in the project; empty for a path outside of it."""
    import hashlib

    path = Path(name)
    if not name or not path.is_absolute() or not stays_in(path, top):
        return ""
    digest = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(path.rglob("*")):
        if file.is_file():
            digest.update(os.fsencode(file.relative_to(top)) + b"\0" + hashlib.sha256(read_file(file, None)).digest())
    return digest.hexdigest()


def is_trusted(folder: Path, claims: Sequence[Claim]) -> bool:
    """Return whether the user trusts the project in ``folder`` with these claims, and not with others."""
    known = trusted_folders().get(str(folder))
    return known is not None and known == _digest_claims(claims)  # hashlib takes longer to load than the rest


def record_file() -> Path:
    """Return the file that records which folders are trusted; it need not exist."""
    return user_folder("state") / "trusted.json"


def trusted_folders() -> Mapping[str, str]:
    """Return the digest of claims by the real path of each trusted folder; empty if the file cannot be read."""
    try:
        folders = json.loads(record_file().read_bytes())["folders"]
    except (OSError, RuntimeError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return folders if isinstance(folders, dict) else {}


def trust(folder: Path, claims: Sequence[Claim]) -> None:
    """Trust the project in ``folder`` with these claims. Raise GlosslintError if that cannot be recorded."""
    _write({**trusted_folders(), str(folder): _digest_claims(claims)})


def distrust(folder: Path) -> bool:
    """Stop trusting the project in ``folder``; return whether it was trusted. Raise GlosslintError on failure."""
    folders = dict(trusted_folders())
    if folders.pop(str(folder), None) is None:
        return False
    _write(folders)
    return True


def _write(folders: Mapping[str, str]) -> None:
    try:
        file = record_file()
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic_write.write(file, json.dumps({"version": 1, "folders": folders}, indent=2).encode())
    except (OSError, RuntimeError, atomic_write.NotWrittenError) as error:
        raise GlosslintError(f"cannot record which folders are trusted: {error}") from error


def _digest_claims(claims: Sequence[Claim]) -> str:
    import hashlib

    stated = sorted(json.dumps([claim.key, claim.value, claim.content]) for claim in claims)
    return hashlib.sha256(json.dumps(stated).encode()).hexdigest()
