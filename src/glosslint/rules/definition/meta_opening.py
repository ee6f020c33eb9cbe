"""
## What it does

Reports a definition that is about the word instead of the thing: "A term used to describe …", "This term refers to …",
"Refers to …", "Used to denote …". The level is info where the term comes first ("X refers to …"), where the opening
also says what sort of word it is ("An umbrella term for …"), where the term may be an adjective or is a phrase with a
preposition ("dorsal: refers to the back …", "at stud: refers to a stallion …"), and where a process itself is meant
("The process by which …").

An entry about a word, such as "keyword" or "acronym", may say that it is one.

## Why is this bad?

The reader wants to know what the thing is. The opening words say only that a definition follows, and a definition that
says "refers to" never says "is".

## How to fix it

Begin with the thing: "A term used to describe a network that …" becomes "A network that …".

## Fix safety

Unsafe: the first words of the sentence are removed. The fix is offered only where what follows is a definition by
itself, and the term is a noun: "acute: refers to a leaf that …" does not define a leaf, nor does "at stud: refers to a
stallion that …" define a stallion.

## When to suppress it

When the entry is about the history or the use of the word.

## Sources

ISO 704 defines concepts and not their designations. Seppälä, Ruttenberg and Smith, "Guidelines for writing definitions
in ontologies" (2017), make the same distinction between a thing and its word. English definitions only.
"""

from __future__ import annotations

from glosslint.rule import EntryRule, NoOptions, Problem, Problems, Severity, bad, base, good, is_adverb, lazy_pattern
from glosslint.rule.facts import Definition, EntryFacts, Span
from glosslint.rule.fixes import Fix, Replace, Safety, unsafe
from glosslint.rules.convention._frame import first_after
from glosslint.rules.definition._candidates import candidates, judged

_KINDS = r"(?P<kind>term|word|phrase|expression|label|name|jargon|slang|shorthand|concept)"
_SORTS = "(?:umbrella|generic|general|blanket|collective|technical|informal|colloquial|common|broad|catch-all)"
_HOW = r"(?:(?:most |more )?(?:commonly|generally|often|usually|sometimes|frequently|widely|typically|informally) )?"
_SAYS = r"(?:describe|denote|refer to|mean|name|indicate|designate|express)"
_OPENING = lazy_pattern(
    (
        rf"(?P<meta>(?:an? |the )?(?P<sort>{_SORTS} )?{_KINDS} (?:(?:that is |which is )?{_HOW}(?:used|given) "
        rf"(?:in \w+ )?(?:to {_SAYS}|for|when|as)|(?:that|which) {_HOW}(?:describes|refers to|denotes|means)"
        rf"|(?<=term\W)for)"
        rf"|(?:this|the) (?P<word>term|word|phrase|expression|name|concept|entry) "
        rf"{_HOW}(?:refers to|describes|denotes|means|is {_HOW}used (?:to {_SAYS}|for|when|as))"
        rf"|(?:it )?{_HOW}(?:refers to|is used to {_SAYS}|used to {_SAYS}|denotes|stands for))\s+(?=\S)"
    ).replace(" ", r"\s+"),
)
_LISTED = """
    refer refers used term terms word phrase expression label name jargon slang shorthand concept denotes stands process
    procedure act mechanism practice
"""
_HINT = frozenset(_LISTED.split())
_ADJECTIVE = lazy_pattern(r"(?:able|ible|ive|ous|ful|less|ical|ed|ish|-free|-based|-like)\b")
#: Endings of single words that are as often adjectives as nouns: "dorsal", "univoltine", "trifid".
_PERHAPS_ADJECTIVE = lazy_pattern(r"[a-z]{2,}(?:al|ar|ary|ic|id|ine|oid|itan|[ai]ble|ous|ful|less|[cl]ute)\Z")
#: Names that are phrases with a preposition, or verbs: "at stud", "to stall", "ex parte".
_NO_NOUN = lazy_pattern(
    r"(?:above|across|after|against|around|as|at|below|between|beyond|by|de|ex|for|from|in|into|of|off|on|out|over|per"
    r"|through|to|under|up|upon|with|within|without)\s"
)
_FRAME = lazy_pattern(r"(?:refers?\s+to)\s*\Z")
_PROCESS = lazy_pattern(
    r"the\s+(?:process|procedure|act|mechanism|practice)\s+(?:by|through|in)\s+which\b|the\s+process\s+whereby\b"
)
# What is left when the opening is removed must begin as a definition does.
_NOUN = lazy_pattern(r"(?:\[?)(?:an?|the|any|one|two|several|some|all|[a-z-]+s?\s+(?:that|which|of|for|in|with))\b")
#: Words for the word after which a definition names the thing: "A term for …", and not "A term used to describe …".
_KIND = lazy_pattern(r"(?:an?\s+|the\s+)?(?:\w+\s+)?(?:term|name|word)\s+(?:used\s+|given\s+)?for\b")
_NOUN_ENDING = lazy_pattern(
    r"(?:tion|sion|ment|ness|ity|ance|ence|ing|ship|ure|logy|graphy|metry|hood|dom|ism|ist|er|or|age|cy|s|sis|work|ware)\Z"
)
#: Parts of terms that name a kind of word: "acronym", "variable name", "keyword", "noun".
_WORDS_FOR_WORDS = (
    "nym", "noun", "verb", "adjective", "preposition", "prefix", "suffix", "word", "name", "term", "phrase", "jargon",
    "slang", "lingo", "label", "idiom", "expression",
)  # fmt: skip


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Yield every English definition that opens with words about its word."""
    for parsed in candidates(entry, _HINT):
        frame = parsed.own_frame
        refers = frame is not None and _FRAME.search(parsed.clean.spoken, *frame) is not None  # "X refers to"
        span, case = (frame, "refers") if refers else _meta(entry, parsed)
        if span is not None:
            message = f'definition opens with "{parsed.shown(span)}", which is about the word, not the thing'
            # "X is a term for …" would lose its noun, as "X refers to" its other words
            is_whole = parsed.bare if refers else frame is None
            fix = _fix(entry, parsed, span) if is_whole else None
            place = entry.at(parsed.prose.path, span)
            yield Problem(message, place, help="start with what it is", case=case, fix=fix)
            continue
        process = _PROCESS.match(parsed.clean.core, *parsed.parts.core)
        if process is not None and not parsed.core_text(parsed.parts.frame).strip():
            span = Span(*process.span())
            message = f'definition opens with "{parsed.shown(span)}" and does not name the process'
            yield Problem(message, entry.at(parsed.prose.path, span), help="name the process itself", case="process")


def _meta(entry: EntryFacts, parsed: Definition) -> tuple[Span | None, str]:
    """Return the opening words about the word, after the context and a frame of the entry's own, and their case."""
    text, end = parsed.clean.core, parsed.parts.sentence.end
    start = parsed.own_frame.end if parsed.own_frame is not None else parsed.parts.context.end
    match = _OPENING.match(text, next((at for at in range(start, end) if text[at].isalnum()), end), end)
    if match is None:
        return None, ""
    names = " ".join(entry.english_names).lower()
    kind = match["kind"] or match["word"]
    if kind and any(word in names for word in (base(kind), *_WORDS_FOR_WORDS)):
        return None, ""  # the term of the entry names this kind of word, or another
    says_of_what = parsed.own_frame is None and any(_is_no_noun(name.lower()) for name in entry.english_names)
    return Span(*match.span("meta")), "sort" if match["sort"] or says_of_what else ""


def _is_no_noun(name: str) -> bool:
    """Return whether a name in lower case is no noun phrase but one of a preposition, an adverb or an adjective."""
    if _NO_NOUN.match(name) is not None or _PERHAPS_ADJECTIVE.fullmatch(name) is not None:
        return True
    return is_adverb(name.rpartition(" ")[2])


def _is_noun(name: str) -> bool:
    """Return whether a name in lower case is a noun: by its ending, or as a phrase without that of an adjective."""
    *before, last = name.split() or [""]
    return _NOUN_ENDING.search(last) is not None or (bool(before) and _ADJECTIVE.search(last) is None)


def _fix(entry: EntryFacts, parsed: Definition, meta: Span) -> Fix | None:
    """Return a fix that removes these words if a noun follows."""
    text = parsed.prose.text
    core = meta.end + len(text[meta.end :]) - len(text[meta.end :].lstrip())
    if _NOUN.match(parsed.clean.core, core) is None or not text[core].isalpha():
        return None
    names = [name.lower() for name in entry.english_names]
    if any(map(_is_no_noun, names)):
        return None  # "at stud: refers to a stallion that …" would define the stallion
    named = parsed.own_frame is not None or _KIND.match(parsed.clean.core, meta.start) is not None
    if not named and not any(map(_is_noun, names)):
        return None  # "acute: refers to a leaf that is pointed" would define the leaf
    if not parsed.stands_alone(Span(meta.start, core)):
        return None
    place = entry.at(parsed.prose.path, Span(meta.start, core + 1))
    return unsafe("start with what follows", Replace(place, first_after(text, meta.start, core)))


RULE = EntryRule(
    name="meta-opening",
    category="definition",
    severity=Severity.WARNING,
    cases={"process": Severity.INFO, "refers": Severity.INFO, "sort": Severity.INFO},
    docs=__doc__,
    check=check,
    judged=judged,
    fixes=(Safety.UNSAFE,),
    examples=(
        good("id: logit\nterm: logit\nsummary: A score that refers to a class.\n"),
        good("id: noun\nterm: noun\nsummary: A word used to name a person, a place or a thing.\n"),
        good("id: keyword\nterm: keyword\nsummary: A word used to describe what a text is about.\n"),
        bad(
            "id: scoring\nterm: scoring\nsummary: ⟦A term used to describe⟧ the act of rating a class.\n",
            'definition opens with "A term used to describe", which is about the word, not the thing',
            after="id: scoring\nterm: scoring\nsummary: The act of rating a class.\n",
        ),
        bad(
            "id: logit\nterm: logit\nsummary: ⟦A term used to describe⟧ the leaf that is pointed.\n",
            'definition opens with "A term used to describe", which is about the word, not the thing',
        ),
        bad(
            "id: bilge\nterm: bilge\nsummary: ⟦This term refers to⟧ the lowest part of a hull.\n",
            'definition opens with "This term refers to", which is about the word, not the thing',
        ),
        bad(
            "id: logit\nterm: logit\nsummary: ⟦Logit refers to⟧ the score of a class.\n",
            'definition opens with "Logit refers to", which is about the word, not the thing',
            after="id: logit\nterm: logit\nsummary: The score of a class.\n",
        ),
        bad(
            "id: dorsal\nterm: dorsal\nsummary: ⟦Refers to⟧ the back of an animal.\n",
            'definition opens with "Refers to", which is about the word, not the thing',
        ),
        bad(
            "id: decay\nterm: decay\nsummary: ⟦The process by which⟧ weights become small.\n",
            'definition opens with "The process by which" and does not name the process',
        ),
    ),
)
