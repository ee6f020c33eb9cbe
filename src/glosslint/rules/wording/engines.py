"""The rules that report what language engines find: unknown words, and mistakes of grammar."""

from __future__ import annotations

from shlex import quote

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import GrammarMatch, Related, UnknownWord
from glosslint.rule.fixes import Fix, Replace, Safety
from glosslint.rule.text import lazy_pattern

_SHOWN = 5  # places that a finding lists beside the first


def _find_unknown_words(glossary: Glossary, options: NoOptions) -> Problems:
    for unknown in glossary.language.unknown_words:
        if unknown.kind != "name":
            first, *others = unknown.places
            fixes = [_fix(unknown, meant) for meant in unknown.suggestions] if unknown.kind != "unknown" else []
            yield Problem(
                _message(unknown),
                first,
                tuple(Related(place, "also here") for place in others[:_SHOWN]),
                f"fix it, or accept it: glosslint words --add {quote(unknown.word)}",
                unknown.kind,
                engine=f"{unknown.engine}:{unknown.rule}",
                fix=fixes[0] if fixes else None,
                choices=tuple(fixes[1:]),
            )


def _message(unknown: UnknownWord) -> str:
    times = f" ({len(unknown.places)} times)" if len(unknown.places) > 1 else ""
    if unknown.kind == "foreign":
        right = f'in {unknown.language} it is "{unknown.suggestions[0]}"' if unknown.suggestions else ""
        return f'"{unknown.word}" is {unknown.home}{times}; {right or f"the glossary is in {unknown.language}"}'
    meant = unknown.kind in ("misspelt", "doubtful")
    advice = f'; did you mean "{unknown.suggestions[0]}"?' if meant else ""
    return f'unknown word "{unknown.word}"{times}{advice}'


def _fix(unknown: UnknownWord, meant: str) -> Fix:
    """Return the fix that writes what is meant at all places in the file of the first."""
    pairs = zip(unknown.places, unknown.written, strict=True)
    here = [(place, word) for place, word in pairs if place.file == unknown.places[0].file]
    intents = tuple(Replace(place, _as_written(meant, word, unknown.word[:1])) for place, word in here)
    times = f" at {len(here)} places" if len(here) > 1 else ""
    return Fix(Safety.DISPLAY, intents, f'write "{meant}"{times}')


def _as_written(meant: str, word: str, first_initial: str) -> str:
    """Return what is meant with the apostrophe of a ``word``, and its case if that is not the first place's."""
    for written, other in ("'\u2019", "\u2019'"):
        meant = meant.replace(other, written) if written in word else meant
    if word[:1].isupper() == first_initial.isupper():
        return meant
    return (meant[:1].upper() if word[:1].isupper() else meant[:1].lower()) + meant[1:]


SPELLING = GlossaryRule(
    name="spelling",
    category="wording",
    needs_engine=True,
    gated=False,  # a misspelling is a slip, however many there are
    severity=Severity.WARNING,
    cases={
        "misspelt": Severity.WARNING,
        "foreign": Severity.WARNING,
        "doubtful": Severity.INFO,
        "unknown": Severity.INFO,
    },
    docs="""A word that no dictionary contains.

## What it does

Reports each word that a language engine does not know and that is not a name in the glossary, once for the whole
glossary, with all its places. It is a warning if it is surely a misspelling:

* it is one of 45,000 known misspellings that stand for one word only ("recieve", "infered", "explaination");
* it is one typo away from a far more frequent word ("tranform", "hroizontal"). It is an info if it is a rare but real
  word ("bursty"), or a letter before or after a known word, as in names of programs ("xlink", "containerd");
* two very frequent words are written as one ("inorder");
* it is a typo of a name of the glossary ("clustr"), or of what the glossary writes several times as often ("Stoom",
  beside eight times "Stroom");
* or, if the settings name a region (`language = "en-GB"`), it is correct only in another region: "color".

Any other unknown word is an info: it may just as well be a technical term ("cytokine", beside "cytosine"). So is one
that opens a parenthesis ("chiton (khiton)"), or is in emphasis, quotation marks, code or an address.

A word of a term that occurs nowhere else in the project is reported only if it is a common misspelling, or one letter
away from a dictionary word that does occur elsewhere: "Tokeniztion", whose definition says "tokenization". Many terms
are rare words, one letter away from a common one.

Known are the names of all entries, with their plurals and verb forms; the words of the settings (`words` and
`words-file` under `language`); acronyms such as HTTPS, and every word with a digit or a capital inside; a capitalized
word in the middle of a sentence, unless it is reported in lowercase elsewhere, or is a typo as above; regular
derivations and compounds of known words (sublayer, codebook); the parts of a known word that has a hyphen
(post-mortem); and a word of a link whose web address has it too. Of another word with a hyphen, the whole is reported
("wibble-like"), unless a part is misspelt, or is also used alone. Other code, math, link targets and HTML are not
checked.

## Why is this bad?

A misspelt word makes readers doubt the rest. Search does not find it, and readers who do not know the term cannot tell
a typo from a term.

## How to fix it

Correct the word. If it is right, add it to the words of the settings, or give it an entry.

## Fix safety

A suggestion is a guess. It is displayed, and applied only where you choose it in `glosslint fix -i`.

## When to suppress it

A correct word belongs in the list of words, not in a comment: `glosslint words` lists all unknown words, names
included, and `glosslint words --add WORD` adds a word to the list.

## Sources

ISO 704 asks that definitions follow the spelling of their language. The dictionary is that of the engine named in the
finding. The misspellings are those of the project typos, the frequencies those of SymSpell (from Google Books), and the
rare words those of SCOWL.
""",
    check=_find_unknown_words,
    fixes=(Safety.DISPLAY,),
    examples=(
        good("id: softmax\nterm: Softmax\ndefinition: Function that several softmaxes share.\n"),
        bad(
            "id: tensor\nterm: Tensor\ndefinition: Array of numbers with any number of ⟦dimensons⟧.\n",
            'unknown word "dimensons"; did you mean "dimensions"?',
        ),
        bad(
            "id: embedding\nterm: Embedding\ndefinition: Any ⟦embeding⟧ by Mikolov. An embeding has a place.\n",
            'unknown word "embeding" (2 times); did you mean "embedding"?',
        ),
        bad("id: patch\nterm: Patch\ndefinition: One of many ⟦tubelets⟧.\n", 'unknown word "tubelets"'),
    ),
)


_QUOTED = lazy_pattern('["\'`\u2018\u201c]([^"`\u2019\u201d]+?)["\'`\u2019\u201d]')
_LEAST = 3  # letters of a name: "a" and "an" are articles, too
_CASES = {"grammar": "mistake", "advice": "advice"}


def _find_mistakes(glossary: Glossary, options: NoOptions) -> Problems:
    """Report each match of a language engine, except on words that are a name of the glossary, and so are right."""
    for remark in glossary.language.grammar_matches:
        if len(remark.words) < _LEAST or glossary.find_by_name(remark.words) is None:
            yield _mistake(remark)


def _mistake(remark: GrammarMatch) -> Problem:
    match = remark.match
    fixes = [
        Fix(
            Safety.UNSAFE if match.sure and number == 0 else Safety.DISPLAY,
            (Replace(remark.place, text),),
            f'write "{text}"' if text else "delete it",
        )
        for number, text in enumerate(match.suggestions)  # the best first
    ]
    message, suggestions = match.message, match.suggestions[:1]
    first, _, _ = message.partition(" ")
    if first[1:].islower() and first.isalpha():  # not an acronym, nor quoted words
        message = message[:1].lower() + message[1:]
    clause = message.rstrip(".")
    if clause.endswith("?") or any(text in _QUOTED.findall(clause) for text in suggestions):
        suggestions = ()
    advice = "".join(f'; did you mean "{text}"?' if text else "; leave it out?" for text in suggestions)
    return Problem(
        f'"{" ".join(remark.words.split())}": {clause}{advice}',
        remark.place,
        case=_CASES[match.kind],
        fix=fixes[0] if fixes else None,
        causes=(Cause("repeated-word", remark.place),),
        engine=f"{remark.engine}:{match.rule}",
        choices=tuple(fixes[1:]),
    )


GRAMMAR = GlossaryRule(
    name="grammar",
    category="wording",
    needs_engine=True,
    severity=Severity.WARNING,
    cases={"mistake": Severity.WARNING, "advice": Severity.INFO},
    docs="""A grammar error.

## What it does

Reports the grammar errors that a language engine finds in the texts of the entries: a wrong article, a repeated word,
two words that are often confused, a verb that does not agree with its subject. The engine's own rule follows the name
of this rule: `grammar[harper:AnA]`. Only what is right nine times in ten is a warning; what was seen too seldom to
know, or is less often right, is an info. The settings `enable` and `disable` under `language` change which rules are
on. Code, math, link targets and HTML are not checked, and a name of the glossary ("bellow", as the term of an entry) is
no mistake.

With Harper, patterns of glosslint's own look at the parts of speech of the words, in English: see
[Grammar mistakes](../language.md#grammar-mistakes). A verb is compared with its subject only if all nouns of the
subject have one number.

## Why is this bad?

A grammar error distracts readers, and in a definition it may change what is defined.

## How to fix it

Follow the advice of the finding; `glosslint fix -i` shows each change before it is made.

## Fix safety

Unsafe or only displayed: an engine that misreads a sentence suggests a wrong change.

## When to suppress it

When the engine is wrong about this text. If one of its rules is often wrong about your texts, add it to `disable`.

## Sources

The rules of the engine named in the finding.
""",
    check=_find_mistakes,
    fixes=(Safety.UNSAFE, Safety.DISPLAY),
    examples=(
        good("id: tensor\nterm: Tensor\ndefinition: An array of numbers.\n"),
        good("id: bellow\nterm: bellow\ndefinition: Tool called bellow that blows air into a fire.\n"),
        bad(
            "id: tensor\nterm: Tensor\ndefinition: It is ⟦a⟧ array of numbers.\n",
            '"a": wrong article before "array"; did you mean "an"?',
            after="id: tensor\nterm: Tensor\ndefinition: It is an array of numbers.\n",
        ),
        bad(
            "id: pear\nterm: Pear\ndefinition: Fruit of a tree such as ⟦an⟧ pear tree.\n",
            '"an": wrong article before "pear"; did you mean "a"?',
            after="id: pear\nterm: Pear\ndefinition: Fruit of a tree such as a pear tree.\n",
        ),
        bad(
            "id: tensor\nterm: Tensor\ndefinition: Array that holds ⟦the the⟧ numbers.\n",
            '"the the": repeated word; did you mean "the"?',
        ),
        bad(
            "id: stay\nterm: Stay\ndefinition: A rope that ⟦hold⟧ the mast.\n",
            '"hold": plural verb after a singular noun; did you mean "holds"?',
            after="id: stay\nterm: Stay\ndefinition: A rope that holds the mast.\n",
        ),
        good("id: stays\nterm: Stays\ndefinition: Ropes that hold the mast.\n"),
    ),
)
