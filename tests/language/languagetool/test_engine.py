"""What LanguageTool is asked, and what becomes of its answers; the server is a stub."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from glosslint.language.languagetool import rule_filter as curation
from glosslint.language.languagetool.engine import LanguageTool, addresses, engine
from glosslint.language.settings import LanguageTable, LanguageToolTable
from glosslint.language.types import Match, Passage
from glosslint.model import Span
from tests.language.languagetool.stub import Stub, serving
from tests.support import glosslint, write


def made(*stubs: Stub, picky: bool = False, **table: Any) -> LanguageTool:
    servers = tuple(stub.address for stub in stubs)
    return engine(
        LanguageTable(engines=("languagetool",), languagetool=LanguageToolTable(servers, picky=picky), **table)
    )


def passage(text: str, language: str = "en", hidden: str = "") -> Passage:
    """A text in which the characters of ``hidden`` are not prose."""
    at = text.find(hidden) if hidden else -1
    if at < 0:
        return Passage(text, text, (), language)
    return Passage(text, text.replace(hidden, "x" * len(hidden)), (Span(at, at + len(hidden)),), language)


def test_matches_are_exact_and_carry_the_rule_of_the_engine() -> None:
    with serving() as stub:
        found = list(made(stub).check([passage("😀 A speling."), passage("So is a apple.")]))
    assert found == [
        [
            Match(
                Span(4, 11),
                "MORFOLOGIK_RULE_EN_US",
                "Not so: MORFOLOGIK_RULE_EN_US.",
                ("spelling",),
                "spelling",
                sure=True,
            )
        ],
        [Match(Span(6, 7), "EN_A_VS_AN", "Not so: EN_A_VS_AN.", ("an",), "grammar", sure=True)],
    ]


def test_texts_are_sent_together_and_only_what_is_prose() -> None:
    with serving() as stub:
        list(made(stub).check([passage("One `code`.", hidden="`code`"), passage("Two."), passage("Drei.", "de")]))
    assert [(seen["language"], seen["text"]) for seen in stub.seen] == [
        ("en-US", "One xxxxxx.\n\nTwo."),
        ("de-DE", "Drei."),
    ]


def test_plain_english_takes_british_and_american_spelling() -> None:
    with serving() as stub:
        tool = made(stub)
        both = [[match.span for match in found] for found in tool.check([passage("A colour."), passage("A speling.")])]
        american = [len(found) for found in tool.check([passage("A colour.", "en-US")])]
        british = [len(found) for found in tool.check([passage("A colour.", "en-GB")])]
    assert both == [[], [Span(2, 9)]]
    assert (american, british) == ([1], [0])


@pytest.mark.parametrize(
    ("language", "does", "text", "message", "kind"),
    [
        ("en-GB", "british", "A color.", "American", "region"),
        ("en-US", "british", "A color.", "Not so: MORFOLOGIK_RULE_EN_GB.", "spelling"),
        ("en-US", "well", "A colour.", "Not so: MORFOLOGIK_RULE_EN_US.", "spelling"),
    ],
)
def test_a_word_of_the_other_english_is_no_unknown_one(
    language: str, does: str, text: str, message: str, kind: str
) -> None:
    with serving(does) as stub:
        ((match,),) = made(stub).check([passage(text, language)])
    assert (match.message, match.kind) == (message, kind)


def test_what_a_server_says_of_its_version_gives_the_terminal_no_orders() -> None:
    with serving(version="6.8\x1b[31m") as stub:
        assert made(stub).version == "6.8[31m"


def test_a_word_is_looked_up_in_the_british_dictionary_once() -> None:
    with serving() as stub:
        tool = made(stub)
        for _ in range(2):
            list(tool.check([passage("A colour of speling.")]))
    assert [seen["text"] for seen in stub.seen if seen["language"] == "en-GB"] == ["colour\n\nspeling"]


@pytest.mark.parametrize(
    ("table", "rules"),
    [
        ({}, {"EN_A_VS_AN"}),
        ({"disable": ("languagetool:EN_A_VS_AN",)}, set()),
        ({"disable": ("languagetool:MISC",)}, set()),
        ({"enable": ("languagetool:VERY_UNIQUE",)}, {"EN_A_VS_AN", "VERY_UNIQUE"}),
        ({"enable": ("languagetool:STYLE",)}, {"EN_A_VS_AN", "VERY_UNIQUE"}),
        ({"picky": True}, {"EN_A_VS_AN", "VERY_UNIQUE"}),
        ({"picky": True, "disable": ("languagetool:VERY_UNIQUE",)}, {"EN_A_VS_AN"}),
    ],
)
def test_rules_and_categories_are_chosen_by_name(table: dict[str, Any], rules: set[str]) -> None:
    with serving() as stub:
        found = list(made(stub, **table).check([passage("It is a very unique apple, a apple.")]))
    assert {match.rule for match in found[0]} == rules
    assert {match.kind for match in found[0] if match.rule == "VERY_UNIQUE"} <= {"advice"}


def test_what_answers_depend_on_is_the_key() -> None:
    with serving() as stub:
        plain, same, other = made(stub), made(), made(stub, disable=("languagetool:EN_A_VS_AN",))
        picky = made(stub, picky=True)
    assert plain.key == same.key
    assert len({plain.key, other.key, picky.key}) == 3


def test_what_was_said_before_the_choice_of_rules_changed_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    before = made().key
    monkeypatch.setattr(curation, "OFF", curation.OFF | {"EN_A_VS_AN"})
    assert made().key != before


def test_texts_are_spread_over_several_servers() -> None:
    texts = [passage(f"Text {number} of speling{' and so on' * 550}.") for number in range(12)]
    with serving() as one, serving() as two:
        found = list(made(one, two).check(texts))
    assert [[match.rule for match in matches] for matches in found] == [["MORFOLOGIK_RULE_EN_US"]] * 12
    assert one.seen
    assert two.seen


def test_languages_are_those_that_all_servers_have() -> None:
    with serving() as one:
        tool = made(one)
        spoken = [code for code in ("en", "eng", "en-IN", "de", "de-CH", "DE_at", "fr-CA", "it") if tool.supports(code)]
    assert spoken == ["en", "eng", "en-IN", "de", "de-CH", "DE_at", "fr-CA"]


def test_texts_in_languages_that_nobody_speaks_are_one_note(tmp_path: Path) -> None:
    with serving() as stub:
        settings = f'[language]\nengines = ["harper", "languagetool"]\nlanguagetool.server = "{stub.address}"\n'
        texts = "".join(f"  {code}:\n    term: T\n    def: Some text.\n" for code in ("en", "de", "it", "sw"))
        write(tmp_path, {"glosslint.toml": f'layout = "glosario"\nfiles = ["*.yml"]\n{settings}'})
        write(tmp_path, {"g.yml": f"- slug: a\n{texts}"})
        both = glosslint(cwd=tmp_path).out
    assert "2 texts are in languages that no configured engine supports: it, sw\n" in both


def test_the_public_service_only_when_it_is_allowed() -> None:
    assert addresses(LanguageToolTable()) == ()
    assert addresses(LanguageToolTable(public=True)) == ("https://api.languagetool.org",)
    assert addresses(LanguageToolTable("http://h/v2/", public=True)) == ("http://h",)


def test_no_socket_other_than_loopback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        asked.append(address)
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", _only_loopback(socket.getaddrinfo))
    settings = '[language]\nengines = ["harper", "languagetool"]\n[language.languagetool]\n'
    write(tmp_path, {"glossary/a.yaml": "id: a\nterm: A\ndefinition: This is a apple of speling and more.\n"})
    with serving() as stub:
        write(tmp_path, {"glosslint.toml": f'{settings}server = "{stub.address}"\n'})
        assert "speling" in glosslint(cwd=tmp_path).out
    write(tmp_path, {"glosslint.toml": settings})  # nothing is installed here, and nothing is fetched
    empty = {"LTP_PATH": str(tmp_path / "none"), "XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path)}
    assert "Not run: languagetool: " in glosslint("--trust", cwd=tmp_path, env=empty).out
    assert asked
    assert {address[0] for address in asked} == {"127.0.0.1"}


def _only_loopback(real: Any) -> Any:
    def look_up(host: str, *more: Any, **other: Any) -> Any:
        assert host == "127.0.0.1"
        return real(host, *more, **other)

    return look_up
