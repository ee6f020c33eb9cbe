"""Fetch LanguageTool with Maven, arranged like its archive: LanguageTool-6.8/languagetool-server.jar beside libs/.

language-tool-python finds it there as well, if LTP_PATH is the folder above.

    python tools/languagetool/install.py FOLDER
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

POM = Path(__file__).with_name("pom.xml")
_LINE = 70  # bytes in a line of a manifest, at most 72 with its end


def main(folder: Path) -> None:
    """Install into ``folder``, completely or not at all."""
    version = ElementTree.parse(POM).findtext(".//{*}dependency/{*}version")
    target, unfinished = folder / f"LanguageTool-{version}", folder / ".unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    jars = unfinished / "libs"
    jars.mkdir(parents=True)
    command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
    subprocess.run([*command, "-DincludeScope=runtime", f"-DoutputDirectory={jars.absolute()}"], check=True)
    _write_jar(unfinished / "languagetool-server.jar", sorted(path.name for path in jars.glob("*.jar")))
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)
    print(f"LanguageTool {version} is in {target}")  # noqa: T201


def _write_jar(path: Path, jars: list[str]) -> None:
    """A jar that holds nothing but the names of the others."""
    line = "Class-Path: " + " ".join(f"libs/{name}" for name in jars)
    first, rest = line[:_LINE], line[_LINE:]
    folded = [first, *(f" {rest[at : at + _LINE - 1]}" for at in range(0, len(rest), _LINE - 1))]
    with zipfile.ZipFile(path, "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "\r\n".join(["Manifest-Version: 1.0", *folded, "", ""]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
