"""``glosslint words``, and what ``fix -i`` makes of what engines suggest."""

from __future__ import annotations

import errno
import json
import os
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest

from glosslint.engine.fix import fix
from glosslint.engine.session import CheckRequest
from glosslint.fix.choices import Offer
from glosslint.language import words_file
from glosslint.language.engines import Engines
from glosslint.model import Finding, Repair
from glosslint.settings.settings import load
from tests.language.test_cache import Counting
from tests.support import glosslint, write

SETTINGS = '[language]\nengines = ["harper"]\nwords-file = "words.txt"\n'
ENTRY = (
    "id: logit\nterm: Logit\ndefinition: A wibble of Berkson, and a wibble that is indepdendent. A logit by Berkson.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"glosslint.toml": SETTINGS, "words.txt": "", "glossary/logit.yaml": ENTRY})


def test_without_an_engine_no_words_are_called_known(folder: Path) -> None:
    write(folder, {"glosslint.toml": SETTINGS.replace('"harper"', "")})
    done = glosslint("words", cwd=folder)
    message = "error: language.engines is empty; name an engine to list unknown words\n"
    assert (done.code, done.out, done.err.startswith(message)) == (2, "", True)


def test_words_that_cannot_be_read_are_not_called_known(folder: Path) -> None:
    write(folder, {"glossary/logit.yaml": "id: a: b\n"})
    done = glosslint("words", cwd=folder)
    assert (done.out, done.err.partition(".yaml")[0]) == ("", "Skipped what cannot be read in glossary/logit")
    assert "No unknown words" not in done.err


def test_unknown_words_by_frequency_with_the_first_place(folder: Path) -> None:
    result = glosslint("words", cwd=folder)
    assert result.code == 0
    assert result.out.splitlines() == [
        "uses  word          first place               suggestion",
        "   2  Berkson       glossary/logit.yaml:3:25",
        "   2  wibble        glossary/logit.yaml:3:15",
        "   1  indepdendent  glossary/logit.yaml:3:55  independent?",
    ]


def test_a_part_of_a_word_with_a_hyphen_is_known_if_the_word_is(folder: Path) -> None:
    text = "The post-mortem of a ship, two post-mortems, a post\u2010mortem wibble-mortum, and a mortem."
    write(folder, {"glossary/logit.yaml": f"id: ship\nterm: Ship\ndefinition: {text}\n"})
    found = [line.split()[:2] for line in glosslint("words", cwd=folder).out.splitlines()[1:]]
    assert sorted(found) == [["1", "mortem"], ["1", "wibble-mortum"]]


def test_of_a_word_with_a_hyphen_the_whole_is_unknown(folder: Path) -> None:
    text = (
        "A large vessel that crosses the sea with its crew, a zorbed-like one or an over-frobbed one. The mast stands "
        "in the middle, with a wibble-side and a wibble-based part. A fnord-like sail is a fnord. We pre-recieve it."
    )
    write(folder, {"glossary/logit.yaml": f"id: ship\nterm: Ship\ndefinition: {text}\n"})
    found = [line.split()[:2] for line in glosslint("words", cwd=folder).out.splitlines()[1:]]
    once = [["1", "over-frobbed"], ["1", "recieve"], ["1", "zorbed-like"]]
    assert sorted(found) == [*once, ["2", "fnord"], ["2", "wibble"]]
    assert glosslint("words", "--add", "over-frobbed", "zorbed-like", cwd=folder).code == 0
    found = [line.split()[:2] for line in glosslint("words", cwd=folder).out.splitlines()[1:]]
    assert sorted(found) == [["1", "recieve"], ["2", "fnord"], ["2", "wibble"]]


def test_added_words_are_known(folder: Path) -> None:
    write(folder, {"words.txt": "# ours\nalpha  # a letter\n\n# the last\nzeta\n"})
    assert glosslint("words", "--add", "wibble", "Berkson", "alpha", cwd=folder).code == 0
    text = (folder / "words.txt").read_text("utf-8")
    assert text == "# ours\nalpha  # a letter\n\nBerkson\nwibble\n# the last\nzeta\n"
    assert [line.split()[1] for line in glosslint("words", cwd=folder).out.splitlines()[1:]] == ["indepdendent"]
    data = json.loads(glosslint("words", "--output-format", "json", cwd=folder).out)
    places = [{"path": "glossary/logit.yaml", "line": 3, "column": 55}]
    assert data["words"] == [{"word": "indepdendent", "suggestion": "independent", "places": places}]


def test_a_list_that_is_not_there_yet_is_begun(folder: Path) -> None:
    (folder / "words.txt").unlink()
    assert "cannot be read" in glosslint("words", cwd=folder).err
    assert glosslint("words", "--add", "wibble", cwd=folder).code == 0
    assert (folder / "words.txt").read_text("utf-8") == "wibble\n"


def test_a_list_that_cannot_be_begun_is_not_left_half_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (folder / "words.txt").unlink()
    monkeypatch.setattr(os, "fsync", fail)
    result = glosslint("words", "--add", "wibble", cwd=folder)
    assert (result.code, result.err) == (2, "error: words.txt: no space left on device\n")
    assert sorted(file.name for file in folder.iterdir()) == ["glossary", "glosslint.toml"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("wibble",), "to accept wibble: glosslint words --add wibble"),
        (("--add",), "no words given; usage: glosslint words --add WORD"),
        (("--add", "a # b"), '"a # b" is not a word'),
        (("--add", " "), '" " is not a word'),
    ],
)
def test_a_wrong_call_is_told_in_one_line(folder: Path, args: tuple[str, ...], message: str) -> None:
    result = glosslint("words", *args, cwd=folder)
    assert result.code == 2
    assert message in result.err


def test_a_folder_is_no_list(folder: Path) -> None:
    (folder / "words.txt").unlink()
    (folder / "words.txt").mkdir()
    result = glosslint("words", "--add", "wibble", cwd=folder)
    assert (result.code, result.err) == (2, "error: words.txt: it is a folder, not a file\n")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("glosslint.toml", "", '[language]\nwords-file = "words.txt"\n'),
        (
            "glosslint.toml",
            'files = ["glossary/*.yaml"]\n[language]  # of texts\nlanguage = "en-GB"\n',
            'files = ["glossary/*.yaml"]\n[language]  # of texts\nwords-file = "words.txt"\nlanguage = "en-GB"\n',
        ),
        (
            "pyproject.toml",
            "[tool.glosslint]\r\n",
            '[tool.glosslint]\r\n\r\n[tool.glosslint.language]\r\nwords-file = "words.txt"\r\n',
        ),
    ],
)
def test_without_a_list_one_is_made(folder: Path, name: str, before: str, after: str) -> None:
    (folder / "words.txt").unlink()
    (folder / "glosslint.toml").unlink()
    (folder / name).write_bytes(before.encode())
    result = glosslint("words", "--add", "wibble", cwd=folder)
    assert (result.code, result.out) == (0, f'wrote words.txt, and words-file = "words.txt" under language in {name}\n')
    assert (folder / name).read_bytes().decode() == after
    assert (folder / "words.txt").read_text("utf-8") == "wibble\n"
    assert "wibble" not in glosslint("words", cwd=folder).out


def test_without_settings_they_are_made_with_the_list(folder: Path) -> None:
    (folder / "words.txt").unlink()
    (folder / "glosslint.toml").unlink()
    assert glosslint("words", "--add", "wibble", cwd=folder).code == 0
    assert (folder / "glosslint.toml").read_text("utf-8") == '[language]\nwords-file = "words.txt"\n'


@pytest.mark.parametrize("settings", ['language = { language = "en" }\n', 'language.language = "en"\n'])
def test_a_table_to_which_no_line_can_be_added_is_left_alone(folder: Path, settings: str) -> None:
    (folder / "words.txt").unlink()
    write(folder, {"glosslint.toml": settings})
    result = glosslint("words", "--add", "wibble", cwd=folder)
    assert (result.code, (folder / "words.txt").exists()) == (2, False)
    assert 'set language.words-file = "words.txt" in glosslint.toml' in result.err


def test_a_file_that_the_settings_do_not_name_is_no_list(folder: Path) -> None:
    write(folder, {"glosslint.toml": "", "words.txt": "Dear diary\n"})
    result = glosslint("words", "--add", "wibble", cwd=folder)
    assert (result.code, (folder / "words.txt").read_text("utf-8")) == (2, "Dear diary\n")


def test_line_ends_stay() -> None:
    assert words_file.with_words("a\r\nc\r\n", ["b"]) == "a\r\nb\r\nc\r\n"
    assert words_file.with_words("a\nc\r\ne", ["d"]) == "a\nc\r\nd\r\ne\r\n"


def test_a_byte_order_mark_stays_before_the_first_word(folder: Path) -> None:
    (folder / "words.txt").write_bytes(b"\xef\xbb\xbfrope\r\nwobble\r\n")
    assert glosslint("words", "--add", "rope", "wibble", "abaft", cwd=folder).code == 0
    assert (folder / "words.txt").read_bytes() == b"\xef\xbb\xbfabaft\r\nrope\r\nwibble\r\nwobble\r\n"


def test_what_an_engine_suggests_is_only_made_when_asked_for(folder: Path) -> None:
    write(folder, {"glossary/logit.yaml": "id: logit\nterm: Logit\ndefinition: A slip.\n"})
    settings = load(None, folder)
    engines = Engines((Counting(),))
    asked: list[str] = []

    request = CheckRequest(settings, engines=engines)

    def choose(offers: Sequence[Offer], _state: object) -> list[tuple[Finding, Repair]]:
        ((finding, repairs),) = offers
        asked.extend(repair.fix.title for repair in repairs)
        return [(finding, repair) for repair in repairs if repair.fix.title == 'write "slap"']

    assert fix(request).changes == []
    ((_, new),) = fix(request, choose).changes
    assert "definition: A slap." in new.text
    assert asked[:2] == ['write "ship"', 'write "slap"']


def test_no_socket_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket is opened")

    monkeypatch.setattr(socket.socket, "__init__", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    result = glosslint("--no-cache", "--select", "spelling,grammar", cwd=folder)
    assert 'unknown word "indepdendent"' in result.out


def test_one_word_that_is_written_as_two_is_named_as_such(folder: Path) -> None:
    write(folder, {"glossary/logit.yaml": "id: logit\nterm: Logit\ndefinition: A score that is straight forward.\n"})
    out = glosslint("--no-cache", "--select", "grammar", "--output-format", "concise", cwd=folder).out
    assert '"straight forward": written as one word; did you mean "straightforward"?' in out


def test_a_word_of_another_region_is_listed_with_what_is_written_here(folder: Path) -> None:
    write(folder, {"glosslint.toml": f'{SETTINGS}language = "en-GB"\n'})
    write(folder, {"glossary/logit.yaml": "id: logit\nterm: Logit\ndefinition: The color of a logit.\n"})
    assert glosslint("words", cwd=folder).out.partition("\n")[2] == "   1  color  glossary/logit.yaml:3:17  colour?\n"


@pytest.mark.parametrize("term", ["Tokeniztion", "tokeniztion rate", "Rate of tokenizaton"])
def test_a_typo_in_a_term_is_reported_at_the_term(folder: Path, term: str) -> None:
    write(folder, {"glossary/x.yaml": f"id: x\nterm: {term}\nsummary: Tokenization of a text.\n"})
    out = glosslint("--no-cache", "--select", "spelling", "--output-format", "concise", cwd=folder).out
    (line,) = (line for line in out.splitlines() if line.startswith("glossary/x.yaml"))
    assert line.startswith("glossary/x.yaml:2:")
    assert "warning spelling" in line
    assert line.lower().endswith('did you mean "tokenization"?')


def test_a_word_of_a_term_that_another_text_almost_has_is_only_an_info(folder: Path) -> None:
    term = {"glossary/x.yaml": "id: x\nterm: Tenancy by the curtesy\nsummary: The right of a husband.\n"}
    write(folder, {**term, "glossary/y.yaml": "id: y\nterm: Comity\nsummary: A courtesy of states.\n"})
    out = glosslint("--no-cache", "--select", "spelling", "--output-format", "concise", cwd=folder).out
    assert "glossary/x.yaml:2:22: info spelling" in out
    write(folder, {"glossary/y.yaml": "id: y\nterm: Courtesy\nsummary: The politeness of states.\n"})
    out = glosslint("--no-cache", "--select", "spelling", "--output-format", "concise", cwd=folder).out
    assert "glossary/x.yaml:2:22: warning spelling" in out


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("kubectx", "Program like kubectl."),  # no dictionary has either
        ("a priori", "Known prior to it."),
        ("Tokeniztion", "The tokeniztion is no tokenization."),  # an unusual word that a text uses, too
        ("Tokenize", "Tokenizes a text."),
        ("Doxing\naliases: [doxxing]", "Publishing an address."),  # two spellings of one name
        ("Meaning", "Meanings of a word."),
    ],
)
def test_a_term_that_is_only_like_another_word_is_none(folder: Path, term: str, text: str) -> None:
    write(folder, {"glossary/x.yaml": f"id: x\nterm: {term}\nsummary: {text}\n"})
    assert "x.yaml:2" not in glosslint("--no-cache", "--select", "spelling", cwd=folder).out


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The relators of a group, and its generators.", ""),  # what relates, as what generates
        ("A mark called hasant. The hasant joins two letters.", "info"),  # the last vowel is silent in some languages
        ("A mark called hassanta. The hassanta joins two letters.", "warning"),
    ],
)
def test_a_word_that_is_formed_or_said_like_another_is_no_typo_of_it(folder: Path, text: str, level: str) -> None:
    write(folder, {"glossary/x.yaml": f"id: x\nterm: Hasanta\nsummary: {text}\n"})
    out = glosslint("--no-cache", "--select", "spelling", "--output-format", "concise", cwd=folder).out
    levels = [line.split()[1] for line in out.splitlines() if line.startswith("glossary/x.yaml")]
    assert levels == ([level] if level else [])


@pytest.mark.parametrize(
    "text",
    [
        "Mass of salt per mille, near each mile.",
        "Cells *in vitro*, and in vivo.",
        "Writ of habeas corpus, without mens rea.",
        "Salt incl. water, 5 mmol in 3 hrs, iff it is dry.",
    ],
)
def test_the_words_of_a_latin_phrase_are_no_typos(folder: Path, text: str) -> None:
    write(folder, {"glossary/x.yaml": f"id: x\nterm: Salinity\nsummary: {text}\n"})
    assert "x.yaml" not in glosslint("--no-cache", "--select", "spelling", "--output-format", "concise", cwd=folder).out


@pytest.mark.parametrize(("code", "level"), [("`cat`", "warning"), ("`libarchve-dev`", "info")])
def test_a_word_that_is_also_in_code_may_be_a_name(folder: Path, code: str, level: str) -> None:
    write(folder, {"glossary/x.yaml": f"id: x\nterm: Libarchive\nsummary: Reads what libarchve reads, with {code}.\n"})
    out = glosslint("--no-cache", "--select", "spelling", "--output-format", "concise", cwd=folder).out
    assert [line.split()[1] for line in out.splitlines() if line.startswith("glossary/x.yaml")] == [level]
