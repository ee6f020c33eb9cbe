"""
## What it does

Reports a link in a text, Markdown or `<a href>`, whose destination has the form of an entry's id but is not an entry.
Links to other pages, web addresses and anchors are ignored, and so is code. A missing entry is one finding, which lists
every link to it.

It also reports a path that ends in the name of an entry and does not lead to its page (`../term/rope.md`), where nearly
all paths do and no other page is there, or where nearly all links have another form (`rope.md` or `/words/rope` beside
`#rope`) and no other page is in that folder; a destination that is one letter away from the form of the layout
(`/term/rope` where links are `/terms/rope/`), one word where all links to entries are anchors (`[ropes](rope)`), a link
without a destination (`[rope](#)`), the label of a reference-style link without a definition (`[words][label]`), and a
second definition of a label with another destination, which Markdown ignores. The label is an info where all other
links are inline, or where many labels have no definition, which is then one finding: a site may have them.

## Why is this bad?

The reader who clicks it gets an error page. Such links break when an entry is renamed or deleted in another file.

## How to fix it

Write the id of the intended entry: `[the scores](logit)`. The words in square brackets may be anything.

## Fix safety

Unsafe: the destination of the link changes, and only a reader knows whether the named entry is the one that was meant.

Where the words of the link say the same as its destination, only a typo of a letter or two is corrected. An anchor of
the page that is as near as that of an entry is preferred, such as that of a heading, and no link becomes one to the
entry that it is in.

## When to suppress it

While the entry is being written in another branch, or when the site has a page of that name beside the glossary.

## Sources

qSKOS, "broken links". CNCF's glossary, whose 235 links all resolve, gives no finding.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import BrokenLabel, EntryFacts, Place, Related
from glosslint.rule.fixes import Replace, Safety, unsafe
from glosslint.rule.text import lazy_pattern, page_ending
from glosslint.rules.references._targets import broken_links, broken_references, count_links, problem

_ONE_WORD = lazy_pattern(r"[^\W\d_][\w-]*")
_TOP = ("top", "back to top", "\u2191", "^")  # links that scroll
_FEW = 3  # more near misses, or labels without a definition, may be a form of links that glosslint does not know


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every inline link to an id that no entry has; a reference to it, or the first link, represents all."""
    referred = dict(reversed([*broken_references(glossary)]))  # the first place of each target
    first: dict[str, Place] = {}
    for target, place, link, words in broken_links(glossary):
        first_place = first.setdefault(target, place)
        # One missing entry is one finding, whether entries refer to it, link to it, or both.
        causes = [Cause("broken-reference", referred[target])] if target in referred else []
        causes += [Cause("broken-link", first_place)] if first_place != place else []
        yield problem(glossary, target, place, causes, link, words)
    yield from _near_misses(glossary)
    yield from _broken_labels(glossary)
    yield from _empty_destinations(glossary)
    yield from _bare_words(glossary)
    yield from _stray_paths(glossary)


def _near_misses(glossary: Glossary) -> Problems:
    """Report destinations whose folder is a letter away from that of the layout, unless they are another section."""
    near = [
        (entry, link)
        for entry in glossary.entries
        for link in entry.malformed_links
        if link.kind == "near"
        and glossary.find_by_link(link.target) is not None
        and not glossary.has_page(link.target, link.written)
    ]
    for entry, link in near if len(near) <= max(_FEW, count_links(glossary) // 10) else ():
        message, place = f'"{link.written}" does not link to an entry', entry.at(link.path, link.span)
        found = _wrong_destination(message, place, link.repaired, "")
        yield found if " " not in link.target else replace(found, fix=None)


def _wrong_destination(
    message: str, place: Place, right: str, otherwise: str, suggestion: str = '; did you mean "{}"?'
) -> Problem:
    """Return the problem of a destination, with a fix if the ``right`` one is known, and else what to do."""
    if not right:
        return Problem(message, place, help=otherwise)
    return Problem(message + suggestion.format(right), place, fix=unsafe(f'write "{right}"', Replace(place, right)))


def _broken_labels(glossary: Glossary) -> Problems:
    """Report labels without a definition; where most have none, which a site may have, together."""
    labels = [(entry, label) for entry in glossary.entries for label in entry.broken_labels]
    if not labels:
        return
    forms = Counter(link.form for entry in glossary.entries for prose in entry.prose for link in prose.markdown.links)
    undefined = [(entry, label) for entry, label in labels if not label.doubles and not _is_id(glossary, entry, label)]
    case = "" if forms["reference"] or not forms["inline"] else "unused"  # then brackets may be something else
    many = len(undefined) > max(_FEW, forms["reference"])
    for entry, label in undefined[: 1 if many else None]:
        place = entry.at(label.path, label.span)
        more = f"; nor have {len(undefined) - 1} others" if many else ", so this is not a link"
        others = undefined[1:3] if many else ()
        related = tuple(Related(other.at(one.path, one.span), f'"{one.label}"') for other, one in others)
        advice = f"add a line “[{label.label}]: …”, or write the destination in parentheses"
        message = f'the label "{label.label}" has no definition{more}'
        yield Problem(message, place, related, advice, "unused" if many else case, number=len(undefined) if many else 1)
    for entry, label in labels:
        if label.doubles:
            message = f'the label "{label.label}" is defined twice; Markdown ignores this definition'
            place = entry.at(label.path, label.span)
            yield Problem(message, place, help="remove one of the two, or rename the label")


def _is_id(glossary: Glossary, entry: EntryFacts, label: BrokenLabel) -> bool:
    """Return whether the label is the id of an entry, which malformed-link reports."""
    return any(
        link.kind == "label"
        and link.path == label.path
        and link.span.start <= label.span.start < link.span.end
        and glossary.find_by_link(link.target) is not None
        for link in entry.malformed_links
    )


def _empty_destinations(glossary: Glossary) -> Problems:
    """Report links without a destination: `[rope](#)` and `[rope]()`."""
    for entry in glossary.entries:
        for prose in entry.prose:
            for link in prose.markdown.links:
                if link.form == "inline" and link.target in ("", "#"):
                    words = prose.text[slice(*link.text)]
                    meant = glossary.find_by_words(words.strip("*_` "))
                    if meant is entry or words.strip().casefold() in _TOP:
                        continue
                    right = glossary.link_patterns.destination_of(meant.link_target) if meant is not None else ""
                    message = f'the link "{" ".join(words.split())}" has no destination'
                    place = entry.at(prose.path, link.dest if link.target else link.span)
                    found = _wrong_destination(message, place, right, "write the destination")
                    yield found if link.target else replace(found, fix=None)


def _bare_words(glossary: Glossary) -> Problems:
    """Report destinations of one word in data whose links to entries are anchors: `[ropes](rope)` for `(#rope)`."""
    forms = glossary.link_patterns.forms
    if not forms or not all(form.startswith("#") for form in forms):
        return
    bare = [
        (entry, link)
        for entry in glossary.entries
        if not page_ending(entry.file)
        for link in entry.links
        if link.target is None and _ONE_WORD.fullmatch(link.destination) and not glossary.find_by_link(link.destination)
    ]
    for entry, link in bare if len(bare) <= max(_FEW, count_links(glossary) // 10) else ():
        meant = glossary.suggest(link.destination)
        right = glossary.link_patterns.destination_of(meant) if meant else ""
        message, place = f'"{link.destination}" does not link to an entry', entry.at(link.path, link.dest)
        yield _wrong_destination(message, place, right, "write the anchor of the entry")


def _stray_paths(glossary: Glossary) -> Problems:
    """Report paths that name an entry and do not lead to its page, unless another page is there."""
    for stray in glossary.stray_links:
        if not any(map(glossary.is_file, stray.files)):
            message = f'"{stray.link.destination}" is not the page of "{stray.target.title}"'
            place = stray.entry.at(stray.link.path, stray.link.dest)
            yield _wrong_destination(message, place, stray.right, "write the path of its page", '; write "{}"')


_EIGHT_LINKS = ", or [them](logit)" * 8

RULE = GlossaryRule(
    name="broken-link",
    category="references",
    severity=Severity.ERROR,
    cases={"unused": Severity.INFO},
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good({"softmax.yaml": "id: softmax\nsummary: Turns [logits](logit) to shares.\n", "logit.yaml": "id: logit\n"}),
        bad(
            {
                "logit.yaml": "id: logit\nsummary: A score.\n",
                "softmax.yaml": f"id: softmax\nsummary: Turns [logits](⟦/scores/logit⟧) to shares{_EIGHT_LINKS}.\n",
            },
            '"/scores/logit" is not the page of "logit"; write "logit"',
            after=f"id: softmax\nsummary: Turns [logits](logit) to shares{_EIGHT_LINKS}.\n",
        ),
        good(
            "id: rope\nsummary: >-\n"
            "  See [the paper](https://arxiv.org/abs/2104.09864), [figure](rope.png), [below](#history) and `[a](b)`.\n"
        ),
        bad(
            {
                "softmax.yaml": "id: softmax\nsummary: Turns [logits](⟦logits⟧) to shares.\n",
                "logit.yaml": "id: logit\n",
            },
            '"logits" is not an entry; did you mean "logit"?',
            after="id: softmax\nsummary: Turns [logits](logit) to shares.\n",
        ),
        bad(
            {
                "logit.yaml": "id: logit\ndefinition: |\n  Input of the [softmax function](\n  ⟦Softmax⟧).\n",
                "softmax.yaml": "id: softmax\nterm: Softmax\n",
            },
            '"Softmax" is a name, not an id; write "softmax"',
            after="id: logit\ndefinition: |\n  Input of the [softmax function](\n  softmax).\n",
        ),
        bad(
            {
                "minor-scale.yaml": "id: minor-scale\nsummary: Not the [major scale](⟦major-scale⟧).\n",
                "scale.yaml": "id: scale\nsummary: What the [miner scale](minor-scale) is one of.\n",
            },
            '"major-scale" is not an entry',
        ),
        bad(
            {"a.yaml": "id: a\nsummary: Turns [the scores][⟦logits⟧] to shares.\n", "logit.yaml": "id: logit\n"},
            'the label "logits" has no definition, so this is not a link',
        ),
        bad(
            "id: rope\ndefinition: |\n  See [it][a].\n\n  [a]: #scheme\n  [⟦a⟧]: #history\n",
            'the label "a" is defined twice; Markdown ignores this definition',
        ),
        bad(
            {
                "a.yaml": "id: a\nsummary: Turns [logits](⟦#⟧), or [others](⟦#⟧), up.\n",
                "logit.yaml": "id: logit\nterm: logit\n",
            },
            'the link "logits" has no destination; did you mean "logit"?',
            'the link "others" has no destination',
            after="id: a\nsummary: Turns [logits](logit), or [others](#), up.\n",
        ),
        good("id: rope\ndefinition: The m[row][column] of [it][pkg.module.Item], [it][rule.two-words] or [it][^1].\n"),
        good('id: rope\nsummary: See <a href="https://x.org/rope">the paper</a>, <code>[a](b)</code>.\n'),
        bad('id: rope\nsummary: See <a href="⟦position⟧">the place</a>.\n', '"position" is not an entry'),
        bad("id: rope\ndefinition: |\n  See [here][1].\n\n  [1]: ⟦position⟧\n", '"position" is not an entry'),
    ),
)
