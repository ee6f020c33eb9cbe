"""Finds Java and LanguageTool on this machine. Nothing is downloaded unless the settings allow it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from glosslint.language.languagetool.api import KEYS
from glosslint.language.settings import LanguageToolTable
from glosslint.language.types import EngineError
from glosslint.util.system import find_program

_OLDEST = 17  # of Java, for LanguageTool 6.6 and newer
_MAIN = "org.languagetool.server.HTTPServer"
_NAME_SERVER = f"name one with server or installation in {KEYS}"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)[^"]*"')
_SERVER_JAR = "languagetool-server*.jar"


class Installation(NamedTuple):
    """A LanguageTool on this machine: the jar of its server, and the class path for Java."""

    jar: Path
    classpath: str


def find(table: LanguageToolTable) -> Installation:
    """Return the installation of the settings, or the newest that language-tool-python finds. Raises EngineError."""
    if not table.installation:
        return _known_to_python(table.fetch)
    folder = Path(os.path.expanduser(table.installation))  # noqa: PTH111 - Path raises for "~nobody"
    # a release, in which one jar names the others, or jars as Maven stores them
    for place in (folder, folder / "libs", folder / "lib"):
        for jar in sorted(place.glob(_SERVER_JAR)):
            unpacked = jar.name == "languagetool-server.jar"
            return Installation(jar.absolute(), str(jar.absolute() if unpacked else place.absolute() / "*"))
    raise EngineError(f"there is no languagetool-server.jar in {folder}", f"correct installation in {KEYS}")


def command(table: LanguageToolTable, found: Installation, settings_file: Path) -> list[str]:
    """Return the command that starts the server, without its port. Raises EngineError if Java is missing or too old."""
    # one compiler and one collector: ready sooner, in a third of the memory, and no slower (docs/performance.md)
    frugal = [f"-Xmx{table.heap}m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    return [java(table), *frugal, "-cp", found.classpath, _MAIN, "--config", str(settings_file)]


def java(table: LanguageToolTable) -> str:
    """Return the path of Java. Raises EngineError if there is none, or an old one."""
    path = find_program(table.java or "java")
    if path is None:
        raise EngineError(
            f"there is no Java at {table.java}" if table.java else "Java is not installed",
            f"install Java {_OLDEST} or newer, or name a server in {KEYS}",
        )
    version = java_version(path)
    if version is not None and version < _OLDEST:
        raise EngineError(f"{path} is Java {version}, too old for LanguageTool", f"install Java {_OLDEST} or newer")
    return path


def java_version(path: str) -> int | None:
    """Return the major version of a Java; ``None`` if it cannot be determined."""
    try:
        done = subprocess.run([path, "-version"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    found = _VERSION.search(done.stderr.decode("utf-8", "replace"))
    return int(found[1]) if found else None


def stamps(jar: Path) -> Mapping[str, int]:
    """Return the modification times of the jar and the two folders above, which change with the installed version."""
    return {str(path): path.stat().st_mtime_ns for path in (jar, jar.parent, jar.parent.parent)}


def _known_to_python(fetch: bool) -> Installation:
    try:
        from language_tool_python.download_lt import LocalLanguageTool
        from language_tool_python.utils import get_language_tool_download_path
    except ImportError as error:
        missing = "is not installed" if error.name == "language_tool_python" else f"cannot be loaded ({error})"
        remedy = f'run: pip install "glosslint[languagetool]", or {_NAME_SERVER}'
        raise EngineError(f"language-tool-python {missing}", remedy) from None
    try:
        place = get_language_tool_download_path()
        local = LocalLanguageTool.get_latest_installed_version()
        if local is None and fetch:
            local = _download(LocalLanguageTool)
        jar = local.get_jar_path() if local is not None else None
    except EngineError:
        raise
    except Exception as error:  # it documents no errors and raises many
        raise EngineError(f"language-tool-python fails: {_in_a_line(error)}", _NAME_SERVER) from error
    if jar is None:
        remedy = f"unpack it there, or {_NAME_SERVER}, or allow its download (fetch = true there)"
        if os.environ.get("LTP_JAR_DIR_PATH"):
            remedy = (
                "language-tool-python ignores LTP_JAR_DIR_PATH: set LTP_PATH to the folder that holds LanguageTool-6.8"
            )
        raise EngineError(f"there is no LanguageTool in {place}", remedy)
    return Installation(jar.absolute(), str(jar.absolute()))


def _download(local_tool: Any) -> Any:
    local = local_tool.from_version_name()
    try:
        local.download()
    except (Exception, SystemExit) as error:
        reason = f"language-tool-python cannot download LanguageTool: {_in_a_line(error)}"
        raise EngineError(reason, _NAME_SERVER) from error
    return local


def _in_a_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
