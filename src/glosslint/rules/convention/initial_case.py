"""
## What it does

Reports a text that begins with a small letter where those of the glossary begin with a capital. What is usual is
learned, for each field and language: it counts when at least 90 of 100 texts agree, and there are at least 20.

Only a plain word is to be raised: one of small letters alone that is no name of the entry. Names with a case of their
own (eBPF, iOS, npm), code, and what begins with a number or a bracket stay as they are; so does a capital, which may
belong to a name. In a language with fewer texts than another, as translations are, it is a note.

## Why is this bad?

When the entries of a glossary are read side by side, a text that begins small looks like the rest of a sentence that
was cut off.

## How to fix it

Write a capital. To ask for one whatever most texts do, set `style = "capital"`.

## When to suppress it

When a text begins with a name that is written small, and the entry does not list it.

## Sources

Definitions begin with a capital in 1 to 99 of 100 entries of published glossaries, and ISO 10241-1 prefers a small
letter: it is a matter of house style, and only the outliers are slips.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from glosslint.rule import (
    Case,
    Glossary,
    GlossaryRule,
    Habit,
    Problem,
    Replace,
    Safety,
    Severity,
    Span,
    bad,
    good,
    option,
    safe,
)
from glosslint.rules.convention._outliers import Learned, others, outliers, prose_of, unwritten, word_of

_WANTED = {"learn": None, "capital": True}
_COMMON = ("a", "an", "the", "to", "in", "on", "of", "for", "any", "is", "when")  # words that a name may begin with


@dataclass(frozen=True)
class Options(Learned):
    """Which style holds, and from when on a majority is one."""

    style: Literal["learn", "capital"] = option(
        "learn", "Whether texts begin with a capital: when most of them do, or always."
    )


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """Every text that begins with a small letter and should not."""
    wanted = _WANTED[options.style]
    for convention, case in outliers(glossary, Habit.INITIAL_CAPITAL, options, wanted):
        word = word_of(case)
        if not case.has and _is_plain(case, word):
            said = others(convention, wanted)
            start, raised = case.span.start, word[0].title()
            fix = safe(f'write "{raised}"', Replace(case.entry.at(case.path, Span(start, start + 1)), raised))
            yield Problem(
                f'"{word}" begins the text without a capital{said}',
                case.entry.at(case.path, case.span),
                case="" if convention.main_language else "translation",
                causes=unwritten(case),
                fix=fix,
            )


def _is_plain(case: Case, word: str) -> bool:
    """Whether a word has no case of its own: small letters alone, and none of the entry's names begins with it."""
    prose = prose_of(case)
    if not word.isalpha() or not word.islower() or prose.language.startswith(("tr", "az")) or word.startswith("ij"):
        return False  # Turkish and Azeri have an I with a dot, Dutch raises both letters of "ij"
    after = prose.text[case.span.end : case.span.end + 1]
    if after and after not in " \t\r\n,;:]*_":
        return False  # a part of something else, such as f(x)
    if prose.english and word in _COMMON:
        return True
    return len(word) > 1 and not any(name.value.startswith(word) for name in case.entry.names)


_TWO = {
    "token.yaml": "id: token\nterm: token\nsummary: A piece of text.\n",
    "batch.yaml": "id: batch\nterm: batch\nsummary: Examples that are seen at once.\n",
}

RULE = GlossaryRule(
    name="initial-case",
    category="convention",
    severity=Severity.WARNING,
    cases={"translation": Severity.INFO},
    docs=__doc__,
    check=check,
    options=Options,
    fixes=(Safety.SAFE,),
    examples=(
        good({**_TWO, "logit.yaml": "id: logit\nterm: logit\nsummary: score before softmax.\n"}),
        good("id: ebpf\nterm: eBPF\nsummary: eBPF runs programs in the kernel.\n", options={"style": "capital"}),
        good("id: npm\nterm: npm\nsummary: npm fetches packages.\n", options={"style": "capital"}),
        good("id: cat\nterm: cat\nsummary: '`cat` prints files.'\n", options={"style": "capital"}),
        bad(
            {**_TWO, "logit.yaml": "id: logit\nterm: logit\nsummary: ⟦score⟧ before softmax.\n"},
            '"score" begins the text without a capital; 2 of 3 summaries begin with a capital',
            options={"least": 3, "share": 60},
            after="id: logit\nterm: logit\nsummary: Score before softmax.\n",
        ),
        bad(
            "id: logit\nterm: logit\nsummary: '[⟦score⟧](score) before softmax.'\n",
            '"score" begins the text without a capital',
            options={"style": "capital"},
            after="id: logit\nterm: logit\nsummary: '[Score](score) before softmax.'\n",
        ),
    ),
)
