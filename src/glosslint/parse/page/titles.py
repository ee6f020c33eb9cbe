"""Titles of parts of a page that are not entries, and words that open a paragraph but are not terms."""

from __future__ import annotations

import re

from glosslint.text.names import fold


def _phrases(text: str) -> frozenset[str]:
    return frozenset(fold(phrase.strip()) for phrase in text.replace("\n", " ").split(","))


#: "A", "A – C", "#", "0–9", "Symbols": headings that divide an alphabet.
_LETTERS = re.compile(
    r"""[\s(\["'–—-]*(?:letter\s+)?(?:[^\W_]|\d+|[^\W_]\s*(?:[-–—/&,]|to|through)\s*[^\W_]|symbols?|numbers?|numerals?
    |other|misc\w*)(?:\W+(?:symbols?|numbers?))?[\s)\].:"'–—-]*|[#&@*\d\s/–—-]+""",
    re.IGNORECASE | re.VERBOSE,
)
_PAIR = re.compile(r"([^\W_])[/&]([^\W_])")
#: Parts of a page in which nothing is an entry.
ASIDES = _phrases(
    """contents, table of contents, toc, on this page, quick links, quick navigation, navigation, jump to, see also,
    references, further reading, further resources, notes, external links, links, related links, bibliography,
    other glossaries, related glossaries, external glossaries, other resources, other links,
    contributing, how to contribute, license, licence, changelog, change log, footnotes, sources, credits,
    acknowledgements, acknowledgments, additional resources, related resources, related documents,
    related documentation, related topics, related pages, feedback, next steps, resources, document history,
    revision history"""
)
#: The title of a part that explains a page: "How to use this page", "Conventions used in this document".
_EXPLAINS = re.compile(
    r"(?:how to (?:use|read)|using|reading|about|conventions|abbreviations|symbols|signs|notation|markers|icons)"
    r"(?: used)?(?: (?:on|in|of|throughout))? (?:this|the) (?:page|glossary|document|guide|file|list|vocabulary)",
    re.IGNORECASE,
)
#: Titles that are not terms; there may be entries below them.
HEADS = _phrases(
    """glossary, glossary of terms, terms, terminology, definitions, key terms, introduction, overview, about, preface,
    acronyms, abbreviations, acronyms and abbreviations, common terms, common acronyms, definitions and acronyms,
    terms and definitions"""
)
#: The title of a page that is a glossary, with other words around: "Glossary of Key Terms (Expanded)".
_OF_PAGE = re.compile(
    r".*\b(?:glos+a(?:ry|ries|ire|rio|r)|terms|terminology|definitions|acronyms|abbreviations)\b", re.IGNORECASE
)
#: Titles that are not terms at the beginning of a page, but may be terms among others.
FIRST = _phrases("purpose, scope, background, summary, index, reference, general, vocabulary, description, context")
#: Titles that are not terms at the end of a page.
LAST = _phrases("disclaimer, copyright, contact, contact us, conclusion, questions, questions?")
#: Labels that may be terms of some glossaries.
PERHAPS_LABELS = _phrases(
    """source, sources, synonym, synonyms, usage, definition, question, answer, version, author, date, status,
    reference, references, context, category, audience, danger, disclaimer, abbreviation, pronunciation, etymology,
    plural, opposite, antonym, summary, type, default"""
)
#: Words in bold that open a paragraph but are not terms.
LABELS = PERHAPS_LABELS | _phrases(
    """note, notes, important, warning, tip, caution, example, examples, see also, see, todo, nb, n.b, related,
    related terms, also known as, more information, learn more, last updated, updated, authors, warning!, note!,
    attention, info, hint, contrast with, antonyms, read more, in short, tl;dr, tldr, key points, why,
    further reading, also called, aka"""
)
_DEFINES = re.compile(r"\s*(?:an?|any)\s+\w", re.IGNORECASE)


def defines(text: str, start: int = 0) -> bool:
    """Return whether a text opens as definitions do in English, and as other texts seldom do: "A link that …"."""
    return _DEFINES.match(text, start) is not None


def explains_page(title: str) -> bool:
    """Return whether a title is that of a part which explains the page, and is no term."""
    return _EXPLAINS.fullmatch(title) is not None


def names_glossary(title: str) -> bool:
    """Return whether a title, if nothing is below it, is that of a glossary and not a term of one."""
    return _OF_PAGE.match(title) is not None


def divides_alphabet(title: str) -> bool:
    """Return whether a title divides an alphabet: one or several letters, digits, or a word such as "Symbols".

    "I/O" and "R&D" are terms, since their letters are not next to each other in the alphabet.
    """
    pair = _PAIR.fullmatch(title)
    if pair is not None and ord(pair[2].lower()) - ord(pair[1].lower()) != 1:
        return False
    return _LETTERS.fullmatch(title) is not None


#: Of links to other pages. These words are no terms, wherever they are.
SEE_ALSO = _phrases(
    """siehe auch, voir aussi, voir également, à voir aussi, véase también, vea también, ver también, mira también,
    ver também, veja também, veja mais, vedi anche, si veda anche, zie ook, se även, se också, se også, se vidare,
    katso myös, zobacz też, zobacz także, patrz także, viz také, viz též, pozri aj, pozri tiež, lásd még, vezi și,
    vezi şi, vegeu també, ayrıca bakınız, bkz., ayrıca bakın, vidi još, takođe pogledajte, glej tudi, vaata ka,
    skatīt arī, taip pat žiūrėkite, xem thêm, lihat juga, baca juga,
    смотри также, смотрите также, см. также, дивись також, дивіться також, див. також, вижте също, виж още,
    види још, погледај још, δείτε επίσης, βλέπε επίσης, ראו גם, انظر أيضا, انظر أيضًا, اقرأ أيضا, همچنین ببینید,
    نیز ببینید, यह भी देखें, इन्हें भी देखें, ดูเพิ่มเติม, ดูเพิ่ม, 関連項目, 関連ページ, 関連リンク, 関連ドキュメント,
    あわせて読む,
    参见, 參見, 另见, 另見, 另请参阅, 另請參閱, 参阅, 參閱, 相关链接, 相關連結, 相关文档, 相關文件,
    相关阅读, 相關閱讀, 延伸阅读, 延伸閱讀,
    같이 보기, 함께 보기, 관련 문서, 관련 링크"""
)
#: Of works and sources. Such a title is one only at the end of a page, above a list.
SOURCES = _phrases(
    """quellen, literatur, referenzen, weiterführende links, weiterführende literatur, weblinks, externe links,
    références, sources et références, bibliographie, liens externes, liens utiles, pour aller plus loin, ressources,
    referencias, bibliografía, fuentes, enlaces externos, enlaces relacionados, enlaces,
    lecturas recomendadas, recursos,
    referências, bibliografia, fontes, ligações externas, links externos, links úteis, links relacionados,
    riferimenti, fonti, collegamenti esterni, bronnen, verwijzingen, externe koppelingen, källor, referenser, kilder,
    lähteet, źródła, linki zewnętrzne, zdroje, odkazy, források, hivatkozások, referințe, kaynakça,
    kaynaklar, bağlantılar, izvori, viri, tài liệu tham khảo, referensi, daftar pustaka,
    ссылки, источники, литература, список литературы, дополнительные материалы, полезные ссылки, связанные документы,
    посилання, джерела, література, източници, πηγές, αναφορές, βιβλιογραφία, מקורות, קישורים חיצוניים,
    المراجع, المصادر, مراجع, روابط خارجية, منابع, संदर्भ, อ้างอิง, แหล่งอ้างอิง,
    参考文献, 参考資料, 參考資料, 参考资料, 參考文獻, 参考, 出典,
    参考リンク, 外部リンク, 外部链接, 外部連結, 参考链接, 參考連結, 资料来源,
    참고 문헌, 참고문헌, 참고 자료, 참고자료, 출처, 외부 링크"""
)
