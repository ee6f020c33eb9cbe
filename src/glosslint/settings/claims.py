"""What a project's settings ask for beyond its own files: programs, servers, and files outside of the project.

Whoever can write a pull request can write them, so they count only in a project that the user trusts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from glosslint.language.engines import engine_names, installed_plugins
from glosslint.language.languagetool.settings import LanguageToolTable
from glosslint.language.settings import LanguageTable
from glosslint.model import GlosslintError
from glosslint.settings.table import Table
from glosslint.util.globs import literal_folder
from glosslint.util.repository import stays_in


class Claim(NamedTuple):
    """A key with a value that needs trust, and what the value does, in words that follow it.

    ``content`` is a digest of the program or installation that the value names, if that is part of the project.
    """

    key: str
    value: Any
    effect: str
    content: str = ""

    def __str__(self) -> str:
        return f"{self.key} = {json.dumps(self.value)} {self.effect}"


def claims(table: Table, user: Collection[str], root: Path, top: Path) -> tuple[Claim, ...]:
    """Return the claims of a project in the folder ``root``, which ends at ``top``.

    ``user`` are the keys below ``language`` whose values are the user's own, and no claims.
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
    """Yield what a server that glosslint starts is made of, as far as the user has not chosen it."""
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
    """Return whether the address of a server is on this machine, by its name alone: nothing is looked up."""
    import ipaddress
    from urllib.parse import urlsplit

    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _leaves_machine(address: str, table: LanguageToolTable) -> bool:
    """Return whether a server would be asked that is not on this machine: addresses that are refused are no claims."""
    from glosslint.language.languagetool.engine import addresses

    try:
        return not is_loopback(*addresses(replace(table, server=address)))
    except GlosslintError:
        return False


def _files(table: Table, root: Path, top: Path) -> Iterator[Claim]:
    """Yield the files that are outside of the project, by their names or by a link. Patterns cannot name any in
    ``files``; links that they match are refused when they are read."""
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
    """Return the patterns of a vocabulary, as far as it has the right form, which is checked when it is read."""
    files = vocabulary.get("files", ()) if isinstance(vocabulary, dict) else (vocabulary,)
    return [name for name in files if isinstance(name, str)] if isinstance(files, list | tuple) else ()


def _content(name: str, top: Path) -> str:
    """Return a digest of a file of the project, or of all files in a folder of it; empty for what is elsewhere."""
    import hashlib

    path = Path(name)
    if not name or not path.is_absolute() or not stays_in(path, top):
        return ""
    digest = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(path.rglob("*")):
        if file.is_file():
            digest.update(os.fsencode(file.relative_to(top)) + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
