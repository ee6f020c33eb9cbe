"""
## What it does

Reports links and addresses that begin with `http://`: in prose, and under the keys that the layout has for `addresses`,
such as the `url` of a source. An address in prose need not be marked as a link, since most sites make one of it. Many
in a glossary are one finding. Addresses in code or of the local machine or a private network, addresses with a port,
and hosts that cannot have a certificate (`.onion`, `.local`, `.test`) are accepted.

## Why is this bad?

What is sent over `http` can be read and changed in transit. Browsers warn about such pages, and do not load their
images and scripts into a page that is served over `https`.

## How to fix it

Write `https://`. Nearly every server answers there today; open the page once.

## Fix safety

The fix is unsafe: the server may not answer, or may serve another page.

## When to suppress it

When the server has no certificate, and there is no other copy.

## Sources

"HTTPS Everywhere" (EFF), which ended in 2022 because browsers do it by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import EntryFacts, GlossaryRule, Place, Problem, Problems, Severity, Span, bad, good, lazy_pattern
from glosslint.rule.fixes import Replace, Safety, unsafe
from glosslint.rules._fold import fold_entries

_SCHEME = "http:"
_LOCAL = lazy_pattern(r"localhost$|.*\.(?:localhost|local|lan|internal|test|example|invalid|onion)$|[\d.]+$|\[|[^.]+$")
#: An address in a text, without the brackets around it and the punctuation after it.
_BARE = lazy_pattern(r"""(?<![\w/])http://(?:[^\s<>()\[\]{}"`|\\]|\([^\s<>()]*\))+(?<![.,;:!?'*_~])""", re.IGNORECASE)


def check(entry: EntryFacts) -> Problems:
    """Report every address that begins with http."""
    links = [(link.destination, entry.at(link.path, link.dest)) for link in entry.links if link.target is None]
    addresses = [(text.value, entry.at(text.path)) for text in entry.addresses]
    written = (*links, *_bare_addresses(entry), *addresses)
    yield from (_problem(address, place) for address, place in written if _is_insecure(address))


def _bare_addresses(entry: EntryFacts) -> Iterator[tuple[str, Place]]:
    """Yield the addresses in texts that are no part of a link, of which sites make links."""
    for prose in entry.prose:
        for match in _BARE.finditer(prose.masked):
            if not any(link.span.start <= match.start() < link.span.end for link in prose.markdown.links):
                yield match[0], entry.at(prose.path, Span(*match.span()))


def _is_insecure(address: str) -> bool:
    """Return whether an address of a public host begins with http; one with a port is of a server that says so."""
    scheme, found, rest = address.strip().partition("//")
    host = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2].casefold()
    return scheme.casefold() == _SCHEME and bool(found and host) and ":" not in host and not _LOCAL.match(host)


def _problem(address: str, place: Place) -> Problem:
    shown = address.strip()
    start = (place.span.start if place.span is not None else 0) + address.find(shown)
    fix = unsafe("write https", Replace(place._replace(span=Span(start, start + len(_SCHEME))), "https:"))
    return Problem(f'"{shown}" is not secure; write "https:{shown[len(_SCHEME) :]}"', place, fix=fix)


RULE = GlossaryRule(
    name="insecure-url",
    category="publishing",
    severity=Severity.INFO,
    docs=__doc__,
    check=fold_entries("insecure-url", check),
    fixes=(Safety.UNSAFE,),
    examples=(
        good("id: rope\nsummary: As in the [paper](https://arxiv.org/abs/2104.09864).\n"),
        good("id: rope\nsummary: Open [the demo](http://localhost:8000/), or [that](http://192.168.0.1/).\n"),
        good("id: rope\nsummary: The namespace is `http://www.w3.org/2004/02/skos/core#`.\n"),
        bad(
            "id: rope\nsummary: As in the [paper](⟦http://arxiv.org/abs/2104.09864⟧).\n",
            '"http://arxiv.org/abs/2104.09864" is not secure; write "https://arxiv.org/abs/2104.09864"',
            after="id: rope\nsummary: As in the [paper](https://arxiv.org/abs/2104.09864).\n",
        ),
        bad(
            "id: rope\nsummary: As in [RoFormer](https://arxiv.org/) (⟦http://arxiv.org/abs/2104.09864⟧).\n",
            '"http://arxiv.org/abs/2104.09864" is not secure; write "https://arxiv.org/abs/2104.09864"',
            after="id: rope\nsummary: As in [RoFormer](https://arxiv.org/) (https://arxiv.org/abs/2104.09864).\n",
        ),
        bad(
            "id: rope\nsources:\n  - title: RoFormer\n    url: ⟦http://arxiv.org/abs/2104.09864⟧\n",
            '"http://arxiv.org/abs/2104.09864" is not secure; write "https://arxiv.org/abs/2104.09864"',
            after="id: rope\nsources:\n  - title: RoFormer\n    url: https://arxiv.org/abs/2104.09864\n",
        ),
    ),
)
