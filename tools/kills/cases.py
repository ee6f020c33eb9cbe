"""The commands that are killed, each with the files that it changes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tests.refactor.test_rename import CASES
from tests.support import entry

_SETTINGS = "language.engines = []\n"
_WORDS = '[language]\nengines = []\nwords-file = "w.txt"\n'


class Case(NamedTuple):
    """A command, the files before it, and files of an ``earlier`` state over which the same command was run first, such
    as that of an older site."""

    args: tuple[str, ...]
    files: Mapping[str, str]
    earlier: Mapping[str, str] = {}


def _glossary(number: int) -> dict[str, str]:
    """Return entries of which each refers to the entry ``rope`` in several ways, and one is in a circle with it."""
    files = {"glosslint.toml": _SETTINGS}
    for index in range(number):
        text = f"Part {index} of a [rope](rope), and of [the next part](p{(index + 1) % number})."
        files[f"glossary/p{index}.yaml"] = entry(f"p{index}", term=f"Part {index}", definition=text, see_also=["rope"])
    files["glossary/a.yaml"] = entry("a", status="deprecated") + "replaced_by: rope\n"
    files["glossary/b.yaml"] = entry("b", term="Line") + "broader: [rope]\n"  # an error that was there before
    own = entry("rope", term="Rope", page="/glossary/rope/", see_also=["rope", "p1"])
    files["glossary/rope.yaml"] = own + "broader: [b]\n"
    return files


def _published(number: int, word: str) -> dict[str, str]:
    """Return entries for a site, each of which links to the next."""
    files = {"glosslint.toml": _SETTINGS}
    for index in range(number):
        text = f"{word} {index} of a ship, before [the next one](p{(index + 1) % number})."
        fields = {"status": "published", "page": f"/glossary/p{index}/", "reviewed": "2024-05-01"}
        files[f"glossary/p{index}.yaml"] = (
            entry(f"p{index}", term=f"Part {index}", definition=text, **fields)
            + "sources:\n  - title: A book\n    url: https://example.org/\n"
        )
    return files


def _list(number: int = 12) -> dict[str, str]:
    row = "- slug: e{0:02}\n  ref: [e00]\n  en: {{term: E{0}, def: Thing {0}.}}\n"
    rows = map(row.format, range(number))
    return {"glosslint.toml": f'layout = "glosario"\nfiles = ["g.yml"]\n{_SETTINGS}', "g.yml": "".join(rows)}


def _with_spaces(files: Mapping[str, str]) -> dict[str, str]:
    """Return the files with something to fix in each entry."""
    return {path: text.replace("\nterm: ", " \nterm: ").replace(" of ", "  of ") for path, text in files.items()} | {
        "glosslint.toml": 'select = ["trailing-space", "double-space"]\n' + _SETTINGS
    }


@cache
def cases(*, small: bool = False) -> Mapping[str, tuple[Case, ...]]:
    """Return the cases of each command; ``small`` ones with few files, and one of renaming."""
    native = _glossary(2 if small else 12)
    rename = Case(("rename", "rope", "cord", "--term", "Cord", "--keep-alias"), native)  # the most that it can write
    others = (Case(("rename", *case.args), {"glosslint.toml": case.settings, **case.files}) for case in CASES.values())
    return {
        "fix": (Case(("--fix",), _with_spaces(native)),),
        "rename": (rename,)
        if small
        else (
            rename,
            Case(("rename", "rope", "cord"), native),
            Case(("rename", "rope", "rope", "--term", "Cord", "--keep-alias"), native),
            *others,
        ),
        "new": (
            Case(("new", "knot", "--id", "knot"), native),
            Case(("new", "E5b", "--id", "e05b"), _list()),
        ),
        "deprecate": (
            Case(("deprecate", "p1", "--replaced-by", "p0"), native),
            Case(("deprecate", "p1", "--replaced-by", "rope"), {**native, "glossary/p1.yaml": entry("p1", page="/p/")}),
        ),
        "words": (
            Case(("words", "--add", "ropery"), {**native, "glosslint.toml": ""}),
            Case(("words", "--add", "ropery"), {**native, "glosslint.toml": _WORDS, "w.txt": "cordage\n"}),
        ),
        "baseline": (
            Case(("baseline",), native),
            Case(("baseline",), {**native, "glossary/b.yaml": entry("b", term="Line")}, native),
        ),
        "publish": (
            Case(("publish", "--no-search"), _published(3, "Part")),
            Case(("publish", "--no-search"), _published(4, "Piece"), _published(6, "Part")),
        ),
    }
