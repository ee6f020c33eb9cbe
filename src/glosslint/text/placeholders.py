"""Placeholders, such as TODO, "definition here" and lorem ipsum: in English, whole texts also in other languages."""

from __future__ import annotations

import re

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple
from glosslint.text.names import strip_accents
from glosslint.util.regexes import lazy_pattern

#: A text that is only the name of the field that it is in.
_FIELD = lazy_pattern(r"[^\w<\[]*(?P<field>definition|description)s?[^\w>\]]*", re.IGNORECASE)
#: A text that is nothing but a link, whose label is the first group.
_LINK = re.compile(r"\[([^\[\]\n]+)\]\([^()\n]*\)[.]?")
_MARK_WORDS = ("TODO", "TO DO", "TBD", "TBC", "TBA", "FIXME", "XXX")
_MARKS = f"(?:{'|'.join(_MARK_WORDS)})"
#: Words after a mark that tell the author what to do; before others, as in "TODO list", the mark is a word of the text.
_TASKS = (
    "add|ask|check|clarify|complete|define|describe|expand|explain|fill|find|finish|fix|improve|insert|link|needs?|"
    "review|rewrite|this|to|translate|update|write"
)
#: What may come before "to be defined" and the like in a text that says no more, and after it.
_SUBJECT = r"(?:(?:this|the)\ )?(?:article|definition|description|entry|page|section|term|text)\ is\ "
_WHEN = r"(?:\ (?:here|later|later\ on|soon|in\ (?:the|a)\ (?:near\ )?future))"
_UNWRITTEN = (
    r"(?:to\ be\ (?:added|announced|completed|confirmed|decided|defined|determined|done|written)"
    r"|coming\ soon|(?:an?\ )?work\ in\ progress"
    r"|not\ yet\ (?:defined|described|specified|written)|not\ (?:defined|described|specified|written)\ yet"
    r"|no\ (?:definition|description|text)(?:\ (?:is\ )?available)?\ yet)"
)
_WHOLE = re.compile(
    rf"\W*(?:{_MARKS}\W+)?(?:{_MARKS}"
    rf"|(?:{_SUBJECT})?(?:(?:currently|still|yet)\ )?{_UNWRITTEN}{_WHEN}?(?:\W+(?:still\ )?{_UNWRITTEN}{_WHEN}?)?"
    rf"|{_SUBJECT}under\ construction|placeholder(?:\ text)?|(?:dummy|sample)\ text|fill\ (?:me\ |this\ )?in"
    r"|(?:(?:add|enter|insert|put|type|write|your|the|an?|short|brief|long)\s+)*"
    r"(?:alias|content|definition|description|name|summary|term|text)s?(?:\s+(?:goes|comes))?\s+here)\W*"
    r"|[.\u2026?_\u2013\u2014-]+",
    re.IGNORECASE,
)
#: Texts in other languages that say only that they are still to be written, in lower case and without accents.
_ELSEWHERE = {
    phrase.strip()
    for listed in (
        # German
        "folgt; folgt noch; folgt spater; wird erganzt; wird noch erganzt; wird noch definiert; noch zu definieren; zu"
        " definieren; zu erganzen; noch zu erganzen; noch zu klaren; noch offen; noch keine; in arbeit; in bearbeitung;"
        " platzhalter; fehlt; fehlt noch; hier text einfugen; hier definition einfugen",
        # French
        "a completer; a venir; a definir; a rediger; a faire; a preciser; a remplir; a decrire; en cours de redaction",
        # Spanish and Portuguese
        "por definir; por completar; por redactar; por hacer; a completar; a definir; pendiente; proximamente;"
        " pendiente de definir; pendiente de redactar; en construccion; por preencher; a preencher; pendente;"
        " em construcao",
        # Italian and Dutch
        "da definire; da completare; da scrivere; da compilare; nog in te vullen; nog te schrijven; volgt; volgt nog",
        # Japanese and Chinese
        "\u672a\u5b9a; \u672a\u5b9a\u7fa9; \u672a\u8a18\u5165; \u6e96\u5099\u4e2d; \u57f7\u7b46\u4e2d;"
        " \u4f5c\u6210\u4e2d; \u5f8c\u65e5\u8ffd\u8a18; \u5f85\u5b9a; \u5f85\u5b9a\u4e49;"
        " \u5f85\u8865\u5145; \u5f85\u5b8c\u5584; \u672a\u5b8c\u6210",
    )
    for phrase in listed.split(";")
}
#: What is still to be written, before such a phrase.
_SUBJECT_ELSEWHERE = lazy_pattern(
    r"(?:(?:der|die|das|ein|le|la|el|il|o|a|de|het) )?(?:text[eo]?|testo|tekst|definitions?|definicion|definicao"
    r"|definizione|definitie|beschreibung|erklarung|description|descripcion|descricao|descrizione|beschrijving) "
)
_SIGNS_AROUND = " \t\r\n.,:;!?*_[](){}<>\"'\u2026\u3002"
#: What a template asks for in place of a text: "{{Explain the term}}", "<description of the term>", "<definition>".
_TEMPLATE = lazy_pattern(
    r"\{\{\s*(?:add|define|describe|description|definition|enter|explain|insert|write|your)\b[^{}]*\}\}"
    r"|[<\[](?:add|define|describe|enter|explain|insert|write|your|(?:definition|description) of)\b[^<>\[\]]*[>\]]"
    r"|<(?:definition|description)>|\[(?:definition|description)\]",
    re.IGNORECASE,
)
#: A mark that is all of a text, or dummy text, in any language.
_ALONE = lazy_pattern(rf"\W*{_MARKS}\W*|.*\b(?i:lorem\s+ipsum)\b.*")
#: A mark before a text in any language: "TODO: erklären".
_MARK = lazy_pattern(rf"\s*[\[(<{{*_]*(?P<word>{_MARKS})(?=[\])>}}*_]*:)")
#: The sign of an item of a list, in any format.
_ITEM = r"[ \t]*(?:[-+>\u2022]|\*{1,5}|\.{1,5}|#\.|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?"
#: The end of a text, paragraph or item: in mid-paragraph, a mark at the end of a line may go on with the next line.
_END = rf"(?:\s*$|[ \t\r]*\n(?:[ \t\r]*\n|{_ITEM}))"
_START = lazy_pattern(
    rf"(?:^|(?<=[.!?]\s)|(?<=\n)(?:{_ITEM}(?=[\[(<{{*_]*{_MARKS}[\])>}}*_.:]*{_END}))?)[\[(<{{*_]*(?P<word>{_MARKS})"
    rf"(?=[\])>}}*_]*(?:[:,.\u2013\u2014-]|\s+(?i:{_TASKS})\b|{_END}))"
)
_INSIDE = lazy_pattern(
    rf"[\[(<{{](?P<word>{_MARKS})\b[^\])>}}\n]{{0,80}}[\])>}}]|(?i:lorem\s+ipsum(?:\s+dolor)?)"
    # [date to be confirmed], [citation needed], (Add a figure here?)
    r"|\[(?:[a-z]+\s+){0,3}(?i:to\s+be\s+(?:added|announced|completed|confirmed|decided|defined|determined"
    r"|written))\](?!\()|\[(?i:citation|source|reference|clarification|verification|link|date)\s+needed\??\]"
    r"(?!\()|[\[(](?i:add|insert|put)\s+(?:an?|the|some|more|your|another)\s+(?:[a-z]+\s+){1,3}here[?.!:]*[\])]"
)
#: A text without one of these contains no placeholder, unless it is one as a whole, and no longer than this.
_HINTS = (*_MARK_WORDS, "orem", "OREM", "to be ", "needed]", "needed?]", "here")
_LONGEST = 80


class Placeholder(NamedTuple):
    """The characters of a placeholder, and the word that makes it one."""

    span: Span
    word: str


def is_placeholder(text: str) -> bool:
    """Return whether a text, such as a name, is nothing but a placeholder, or a link whose words are one."""
    link = _LINK.fullmatch(text) if text.startswith("[") else None
    words = link[1] if link is not None else text
    if _WHOLE.fullmatch(words) is not None:
        return True
    return words.startswith(("{", "<", "[")) and _TEMPLATE.fullmatch(words) is not None


def named_field(text: str) -> str:
    """Return the field that a text names and says no more, "definition" or "description", or an empty string."""
    field = _FIELD.fullmatch(text) if len(text) <= _LONGEST else None
    return field["field"].casefold() if field is not None else ""


def foreign_placeholders(text: str) -> list[Placeholder]:
    """Return the whole of a text in another language than English if it is a placeholder, or the mark before it."""
    whole = text.strip()
    if whole and len(whole) <= _LONGEST:
        words = " ".join(strip_accents(whole.casefold()).strip(_SIGNS_AROUND).split())
        subject = _SUBJECT_ELSEWHERE.match(words)
        is_unwritten = words[subject.end() if subject is not None else 0 :] in _ELSEWHERE
        if is_unwritten or _ALONE.fullmatch(whole) is not None or _TEMPLATE.fullmatch(whole) is not None:
            return [_of_whole(text)]
    mark = _MARK.match(text)
    return [Placeholder(Span(*mark.span("word")), mark["word"])] if mark is not None else []


def _of_whole(text: str) -> Placeholder:
    return Placeholder(Span(0, len(text)).strip_spaces(text), text.strip())


def placeholders(text: str, masked: str) -> list[Placeholder]:
    """Return the placeholders of a text, in order, or the whole if it is one; ``masked`` is the text without code."""
    whole = text.strip()
    if whole and len(_LINK.sub(r"\1", whole)) <= _LONGEST and (is_placeholder(whole) or named_field(whole)):
        return [_of_whole(text)]
    if not any(map(masked.__contains__, _HINTS)):
        return []
    parts: list[Placeholder] = []
    end = 0
    matches = [(match, match.span()) for match in _INSIDE.finditer(masked)]
    matches += [(match, match.span("word")) for match in _START.finditer(masked)]
    for match, span in sorted(matches, key=lambda pair: pair[0].start()):
        if match.start() >= end:
            parts.append(Placeholder(Span(*span), match["word"] or match[0]))
            end = match.end()
    return parts
