"""
## What it does

Reports text that is meant to link to an entry but does not: an extra space or bracket as in `[logits] (logit)` and
`[logits])(logit)`, swapped brackets as in `(logits)[logit]`, an id in the place of a label that nothing defines as in
`[logits][logit]`, the anchor of an entry without words as in "the score (#logit)", and destinations in a form that does
not link to an entry, as in `[logits](#logit)` or `[logits](logit.md)`. It reports only text that contains the exact id
of an entry, and nothing where the layout does not say what a link to an entry looks like (`links`). On a page of
entries, a section of another page (`knots#splices`) is no entry.

## Why is this bad?

Readers see the brackets, or get an error page, and the reference is lost. Other tools do not report it, because it is
valid Markdown text.

## How to fix it

Write `[words](id)`, with nothing between the brackets.

## Fix safety

Safe where only the brackets change: the destination stays as it is written, and text that was no link becomes one.
Unsafe where the destination itself changes or was a label, since the site may have a page or an anchor of that name,
and where a bracket around the words is missing, unless the word before the destination is a name of the entry: of
`version control](#vcs)`, the link should perhaps show both words.

## When to suppress it

When the site turns such destinations into links itself.

## Sources

A published glossary with 633 entries contains 23 such links. Which forms are links is from
CommonMark, <https://spec.commonmark.org/0.31.2/#links>.
"""

from __future__ import annotations

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good, lazy_pattern
from glosslint.rule.facts import EntryFacts, MalformedLink
from glosslint.rule.fixes import Replace, Safety, safe, unsafe
from glosslint.rule.text import page_ending
from glosslint.rules.references._targets import count_links

_FEW = 3  # destinations of one word: more of them are no slips
_PATH = lazy_pattern(r"[\w-]+(?:/[\w-]+)+/?(?:#.*)?")


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every malformed link that certainly means an entry."""
    fit, pages = glossary.fit, _other_pages(glossary)
    labels = sum(link.kind == "label" for entry in glossary.entries for link in entry.malformed_links)
    links = count_links(glossary) if labels else 0
    for entry in glossary.entries:
        reported = set()  # a destination may be read in more than one way
        for link in entry.malformed_links:
            if link.kind == "near":  # which broken-link reports
                continue
            if link.kind == "label" and labels > max(_FEW, links):
                continue  # a site defines them
            found = glossary.find_by_link(link.target)
            if link.kind == "destination" and (
                # The settings are wrong, not the link; or it leads to another page, named as an entry is.
                (found is not None and (fit.lacks_form or link.written in pages or fit.leads_elsewhere(link.written)))
                or (found is entry and "#" not in link.written)  # a page that says more
                or _is_section(entry, link)
            ):
                continue
            exists = found is not None and not glossary.has_page(link.target, link.written)
            if exists and (link.path, link.span) not in reported:
                reported.add((link.path, link.span))
                place = entry.at(link.path, link.span)
                complete = "…" not in link.repaired  # else the words of the link are not known
                is_guess = link.guessed and not (found and found.is_called(link.guessed))
                certainty = safe if link.kind == "text" and not is_guess else unsafe
                title = f'write "{" ".join(link.repaired.split())}"'
                fix = certainty(title, Replace(place, link.repaired)) if complete else None
                problem = "does not link to an entry" if link.kind == "destination" else "is not a link"
                yield Problem(f'"{" ".join(link.written.split())}" {problem}; {title}', place, fix=fix)


def _other_pages(glossary: Glossary) -> frozenset[str]:
    """Return the destinations of one word that are pages of a site, if the glossary is one page of it, and there are
    several, or several of pages in folders beside it: [rope](knots/rope)."""
    on_page = [entry for entry in glossary.entries if len(entry.root) > 1 and page_ending(entry.file)]
    links = (link for entry in on_page for link in entry.malformed_links if link.kind == "destination")
    words = frozenset(link.written for link in links if "#" not in link.written)
    if not words:
        return words
    targets = (link.target for entry in on_page for prose in entry.prose for link in prose.markdown.links)
    paths = {target for target in targets if _PATH.fullmatch(target) is not None}
    return words if len(words | paths) > _FEW else frozenset()


def _is_section(entry: EntryFacts, link: MalformedLink) -> bool:
    """Return whether a link on a page of entries leads to a section of another page, named as an entry: "rope#a"."""
    page, _, anchor = link.written.partition("#")
    return len(entry.root) > 1 and bool(page_ending(entry.file) and page and anchor) and anchor != link.target


_LOGIT = {"logit.yaml": "id: logit\npage: /glossary/logit/\n"}

RULE = GlossaryRule(
    name="malformed-link",
    category="references",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good({**_LOGIT, "a.yaml": "summary: Turns [logits](logit), the `[raw] (logit)` scores, to shares (logit).\n"}),
        good(
            {**_LOGIT, "a.yaml": "summary: Turns [the scores](/glossary/logit/) into logit(x) and [1] (see below).\n"}
        ),
        bad(
            {**_LOGIT, "a.yaml": "summary: Turns ⟦[raw scores] (logit)⟧ into shares.\n"},
            '"[raw scores] (logit)" is not a link; write "[raw scores](logit)"',
            after="summary: Turns [raw scores](logit) into shares.\n",
        ),
        bad(
            {**_LOGIT, "a.yaml": "summary: Turns ⟦[raw scores])(logit)⟧ into shares.\n"},
            '"[raw scores])(logit)" is not a link; write "[raw scores](logit)"',
            after="summary: Turns [raw scores](logit) into shares.\n",
        ),
        bad(
            {**_LOGIT, "a.yaml": "summary: Turns ⟦(raw scores)[logit]⟧ into shares of (all)[1].\n"},
            '"(raw scores)[logit]" is not a link; write "[raw scores](logit)"',
            after="summary: Turns [raw scores](logit) into shares of (all)[1].\n",
        ),
        bad(
            {**_LOGIT, "a.yaml": "summary: Turns ⟦[raw scores][logit]⟧ into shares by [logits](logit).\n"},
            '"[raw scores][logit]" is not a link; write "[raw scores](logit)"',
            after="summary: Turns [raw scores](logit) into shares by [logits](logit).\n",
        ),
        bad(
            {**_LOGIT, "a.yaml": "summary: Turns [scores](⟦#logit⟧) or [others](⟦logit.yaml⟧) into shares.\n"},
            '"#logit" does not link to an entry; write "logit"',
            '"logit.yaml" does not link to an entry; write "logit"',
            after="summary: Turns [scores](logit) or [others](logit) into shares.\n",
        ),
    ),
)
