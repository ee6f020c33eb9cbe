"""What a project's settings request beyond its own files: programs, servers, and files outside of the project.

Any pull request can change the settings, so these requests are granted only in a project that the user trusts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from glosslint.language.engines import engine_names, installed_plugins
from glosslint.language.languagetool.settings import LanguageToolTable
from glosslint.language.settings import LanguageTable
from glosslint.model import GlosslintError
from glosslint.model.frozen import NamedTuple
from glosslint.settings.table import Table
from glosslint.util.globs import literal_folder
from glosslint.util.project_files import read_file, stays_in


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


def claims(table: Table, user: Collection[str], root: Path, top: Path) -> tuple[Claim, ...]:
    """Return the claims of the settings in the folder ``root``; ``top`` is the top folder of the project.

    ``user`` are the keys below ``language`` whose values come from the user, and are not claims.
    """
    return (*_engines(table.language, user, top), *_files(table, root, top))


def _engines(language: LanguageTable, user: Collection[str], top: Path) -> Iterator[Claim]:
    names, table = engine_names(language), language.languagetool
    if "engines" not in user:
        for name in installed_plugins(names):
            yield Claim("language.engines", name, "runs an engine that a plugin provides")
    if language.keep and "keep" not in user and "harper" in names:
        yield Claim("language.keep", True, "leaves a process running on this machine")
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
        yield from _local_server(language, user, top)


def _local_server(language: LanguageTable, user: Collection[str], top: Path) -> Iterator[Claim]:
    """Yield the claims of a server that glosslint starts, except for values of the user."""
    table = language.languagetool
    stated = [
        Claim("language.languagetool.java", table.java, "is a program to run", _content(table.java, top)),
        Claim(
            "language.languagetool.installation", table.installation, "is Java code to run",
            _content(table.installation, top),
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
        return not is_loopback(*addresses(replace(table, server=address)))
    except GlosslintError:
        return False


def _files(table: Table, root: Path, top: Path) -> Iterator[Claim]:
    """Yield a claim for each file outside of the project, by its name or by a link.

    The key ``files`` is not checked: its patterns match nothing outside, and links are refused when they are read.
    """
    named = {
        "schema": table.schema,
        "file-schema": table.file_schema,
        "language.words-file": table.language.words_file,
        "baseline": table.baseline,
    }
    stated = [(key, value) for key, value in named.items() if value]
    stated += [("vocabularies", pattern) for item in table.vocabularies for pattern in patterns_of(item)]
    for key, value in stated:
        path = literal_folder(value) if any(char in value for char in "*?") else value
        if not stays_in(root / path, top):
            yield Claim(key, value, "is outside of the project")


def patterns_of(vocabulary: Any) -> Sequence[str]:
    """Return the patterns of a vocabulary; those of a wrong type are left out, and reported when it is read."""
    files = vocabulary.get("files", ()) if isinstance(vocabulary, dict) else (vocabulary,)
    return [name for name in files if isinstance(name, str)] if isinstance(files, list | tuple) else ()


def _content(name: str, top: Path) -> str:
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
