"""
## What it does

Reports a text that uses the name of a deprecated entry: one with a deprecated or obsolete status, or that names its
replacement. A superseded version of an entry, or a redirect from another name, does not make the name deprecated. The
entry that replaces it may use the old name, and so may a text that mentions it as a name ("formerly X", "instead of X",
"X" in quotation marks or parentheses). A name that another entry still has is not deprecated.

## Why is this bad?

The project has agreed on another name; readers who find the old one in a definition take it for the right one.

## How to fix it

Use the name of the entry that the message names. `--fix --unsafe-fixes` writes it if its form is certain.

## Fix safety

The fix is unsafe: the new term may not have the same meaning in every sentence. It is offered only if the form of the
new term is certain: its number, its capital, and the article before it.

## When to suppress it

When a text tells the history of a term. English texts only; a link to the old entry is reported by
`indirect-reference`.

## Sources

ISO 10241-1 marks designations as preferred, admitted or deprecated; texts use the preferred one.
"""

from __future__ import annotations

import re

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.english import inflected_replacement
from glosslint.rule.facts import EntryFacts, Place, Prose, Related, Span
from glosslint.rule.fixes import Fix, Safety, reword
from glosslint.rule.text import lazy_pattern

_BEFORE = 60  # characters before a name in which a text may say that the name is an old one
# Words before a name that mention it, in the same clause: "formerly X", "also called X".
_MENTIONED = lazy_pattern(
    r"\b(?:formerly|previously|once|originally|historically|earlier|old(?:er)?|deprecated|obsolete|supersed\w+|replac\w+|"
    r"instead of|rather than|unlike|not|also|sometimes|called|known as|named|term|name|see)\b[^.;:]*\Z",
    re.IGNORECASE,
)
_QUOTES = frozenset("\"'\u201c\u2018\u00ab(*_")


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield the uses of deprecated names in the texts of entries that are not deprecated; the first use of an entry's
    names in a text represents the others there."""
    deprecated = {  # entries that are there to say that their names should not be used
        number: entry
        for number, entry in enumerate(glossary.entries)
        if entry.replaced_by is not None or entry.status_text.lower() in ("deprecated", "obsolete")
    }
    for entry in glossary.entries if deprecated else ():
        for prose in entry.prose if not entry.redirect and not entry.deprecated else ():
            first: dict[int, Place] = {}
            for match in glossary.names_in(prose) if prose.english else ():
                owner, span = match.owners[0], match.span
                if not all(number in deprecated for number in match.owners):
                    continue
                old, new = deprecated[owner], glossary.replacement(deprecated[owner])
                if new is not entry and not _is_mentioned(entry, prose, span.start):
                    place = entry.at(prose.path, span)
                    causes = (Cause("deprecated-term-use", first[owner]),) if owner in first else ()
                    first.setdefault(owner, place)
                    message, help_, fix = "", "use another term, or say that it is outdated", None
                    if new is not None:
                        message, help_ = f' in favour of "{new.title}"', f'write "{new.title}"'
                        fix = _fix(glossary, entry, prose, span, old, new.title)
                    message = f'"{" ".join(prose.text[slice(*span)].split())}" is deprecated{message}'
                    related = (Related(old.head(), "deprecated here"),)
                    yield Problem(message, place, related, help_, causes=causes, fix=fix, targets=(old.key,))


def _is_mentioned(entry: EntryFacts, prose: Prose, start: int) -> bool:
    """Whether the text links to the old entry or writes about its name, and does not use it."""
    linked = any(link.text.start <= start < link.text.end for link in entry.links_in(prose))
    quoted = prose.text[start - 1 : start] in _QUOTES and start > 0
    return linked or quoted or _MENTIONED.search(prose.text, max(0, start - _BEFORE), start) is not None


def _fix(glossary: Glossary, entry: EntryFacts, prose: Prose, span: Span, old: EntryFacts, new: str) -> Fix | None:
    """Return a fix that writes the new term in the form of the old one, if that form is certain."""
    words = prose.text[slice(*span)]
    is_lowercase = words[:1].islower()
    if is_lowercase and new[:1].isupper():
        new = new[:1].lower() + new[1:]
        # Unless some text writes the new term in lowercase, its capital may be that of a proper name.
        word = re.compile(rf"\b{re.escape(new.split()[0])}\b")
        if not any(word.search(text.masked) for other in glossary.entries for text in other.prose):
            return None
    names = (name.value[:1].lower() + name.value[1:] if is_lowercase else name.value for name in old.names)
    forms = (inflected_replacement(words, name, new) for name in names)
    written = next((form for form in forms if form is not None), None)
    return reword(Safety.UNSAFE, entry.at(prose.path, span), prose.text, written)


_OLD = "id: rotary\nterm: Rotary embedding\nstatus: deprecated\nreplaced_by: rope\nsummary: Old name of [RoPE](rope).\n"
_ROPE = "id: rope\nterm: RoPE\nsummary: Encoding of positions by rotation, once called rotary embedding.\n"
_FOLDER = "id: folder\nterm: Folder\nsummary: Container of files; each folder may hold others.\n"
_DIRECTORY = "id: directory\nterm: Directory\nstatus: deprecated\nreplaced_by: folder\nsummary: See [folder](folder).\n"

RULE = GlossaryRule(
    name="deprecated-term-use",
    category="consistency",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good({"rope.yaml": _ROPE, "rotary.yaml": _OLD}),
        good(
            {
                "rope.yaml": _ROPE,
                "rotary.yaml": _OLD,
                "alibi.yaml": "id: alibi\nterm: ALiBi\nsummary: Bias that is used instead of a rotary embedding.\n",
            }
        ),
        bad(
            {
                "folder.yaml": _FOLDER,
                "directory.yaml": _DIRECTORY,
                "path.yaml": "id: path\nterm: Path\nsummary: Text that leads through ⟦directories⟧ to a file.\n",
            },
            '"directories" is deprecated in favour of "Folder"',
            after="id: path\nterm: Path\nsummary: Text that leads through folders to a file.\n",
        ),
        bad(
            {
                "rope.yaml": _ROPE,
                "rotary.yaml": _OLD,
                "key.yaml": "id: key\nterm: Key\nsummary: Step with a ⟦rotary embedding⟧ of keys.\n",
            },
            '"rotary embedding" is deprecated in favour of "RoPE"',
        ),
    ),
)
