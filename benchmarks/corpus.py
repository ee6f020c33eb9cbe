"""A made-up glossary of any size: native entries of about 850 bytes, linked to one another, the same in every run."""

from __future__ import annotations

import random
from pathlib import Path

_FIRST = "sparse dense causal masked gated linear latent shared local global static dynamic nested robust".split
_SECOND = "token layer vector tensor kernel window channel cluster gradient sample query key value route".split
_THIRD = "cache index encoder decoder router sampler mixer scheduler filter buffer estimator tracker probe".split
_KINDS = "Layer Function Method Structure Score Table Process Measure".split
_VERBS = "maps stores ranks averages compares rescales routes discards".split
_CATEGORIES = "architecture evaluation generation mathematics representation training".split


def write(folder: Path, count: int, schema: str) -> int:
    """Write ``count`` entries into ``folder / "glossary"``, with settings and the ``schema``; return their bytes."""
    names = _names(count)
    glossary = folder / "glossary"
    glossary.mkdir()
    (folder / "entry.schema.json").write_text(schema, "utf-8")
    (folder / "glosslint.toml").write_text('files = ["glossary/*.yaml"]\nschema = "entry.schema.json"\n', "utf-8")
    size = 0
    for number, name in enumerate(names):
        text = _entry(name, number, names).encode()
        (glossary / f"{_id(name)}.yaml").write_bytes(text)
        size += len(text)
    return size


def _names(count: int) -> list[str]:
    """Names of three words; from the second round on they carry a number, as versions of a thing do."""
    base = [f"{a} {b} {c}" for a in _FIRST() for b in _SECOND() for c in _THIRD()]
    random.Random(1).shuffle(base)
    return [base[at % len(base)] + (f" v{at // len(base) + 1}" if at >= len(base) else "") for at in range(count)]


def _id(name: str) -> str:
    return name.replace(" ", "-")


def _entry(name: str, number: int, names: list[str]) -> str:
    chance = random.Random(number)
    near = [other for other in chance.sample(names, min(6, len(names))) if other != name][:5]
    kind, (verb, also) = chance.choice(_KINDS()), chance.sample(_VERBS(), 2)
    links = [f"[{other}]({_id(other)})" for other in near]
    manner, topic, thing = name.split()[:3]
    return f"""\
id: {_id(name)}
term: {name.capitalize()}
aliases: [{topic} {number}, "{name.split()[2]} of {topic} {number}"]
status: published
page: /glossary/{_id(name)}/
category: {chance.choice(_CATEGORIES())}
summary: >-
  {kind} that {verb} each {topic} of a batch by its {manner} distance to the {thing}, so that
  what follows has {number % 90 + 10} of them to work on.
definition: |
  {kind} that {verb} each {topic} of a batch, and {also} what is left. It stands
  before the {links[0]} and after the {links[1]}, and takes `n` inputs
  of width `d`, e.g. {number % 7 + 2} or {number % 900 + 100} of them.

  Its cost grows with the length of the text (see {links[2]}), to about
  {number % 50}.{number % 10} % of the whole.
see_also: [{_id(near[3])}, {_id(near[4])}]
sources:
  - title: "On {name}s"
    year: {1990 + number % 35}
    url: https://example.org/papers/{number}
reviewed: "2026-0{number % 9 + 1}-1{number % 10}"
"""
