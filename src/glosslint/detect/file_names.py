"""What the names of files and folders suggest: a glossary, tests, build output, the pages of a project."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from glosslint.detect.words import is_language, words
from glosslint.parse.files import kind_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _plain(text: str) -> str:
    """Return a text in lower case and without accents, which names of files often lack."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def _named(lists: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of words in a path as ``_folded`` has it; a star in a word stands for any letters."""
    every = sorted({_plain(word) for name in lists for word in words(name)}, key=lambda word: (-len(word), word))
    parts = (re.escape(word).replace("_", "[-_ ]?").replace(r"\*", r"[^\W\d_]*") for word in every)
    return re.compile(
        "|".join(part if re.match(r"[\u0e00-\uffff]", part) else rf"(?<![^\W\d_]){part}(?![^\W\d_])" for part in parts)
    )


#: Folders that hold no glossary of the project: dependencies, tests, templates of pages.
SKIPPED = _words(
    """node_modules __pycache__ site-packages _site _layouts _includes layouts vendor venv third_party bower_components
    archetypes test tests __tests__ testing testdata test-data test_data fixture fixtures __fixtures__ __mocks__ mocks
    e2e cypress"""
)
LICENCES = "LICENSES"  # the folder of the texts of licences (REUSE), which define their own terms
#: Folders that are usually generated, or hold parts of pages.
_BUILT = _words(
    """build _build _sources dist out output outputs public export exports generated _generated gen target coverage
    _components components includes partials snippets themes api-cache cache"""
)
#: Documents that glosslint cannot read as data.
DOCUMENTS = _words(
    """.rst .txt .html .htm .adoc .asciidoc .xml .tbx .xlsx .xls .ods .docx .odt .rtf .pdf .ttl .rdf
    .jsonld .org .tex .ipynb .jsonl .ndjson .po .json5 .xhtml .textile .wiki .mediawiki"""
)
_CONFIGURATION = re.compile(
    r"(?:package|tsconfig|composer|manifest)(?:-lock)?\.json|.*[.-]lock(?:\.\w+)?|mkdocs\.ya?ml"
    r"|(?:docker-compose|openapi).*\.(?:ya?ml|json)|_config\.ya?ml|(?:requirements|robots|humans).*\.txt"
    r"|.*\.config\.\w+|codecov\.ya?ml|taskfile.*\.ya?ml|cspell\.(?:json|ya?ml)|cmakelists\.txt",
    re.IGNORECASE,
)
#: Names of project pages, and of templates of pages; and names that may also be terms.
_PROJECT_PAGE = re.compile(
    r"_?index|_(?:sidebar|navbar|coverpage|header|footer|toc|template|example).*|readme.*|change[-_]?log|contributing|contributors|code[_-]of[_-]conduct|maintainers|copying"
    r"|licen[cs]e[-_.].*|404|agents|claude|TEMPLATE",
    re.IGNORECASE,
)
_PERHAPS_PROJECT_PAGE = re.compile(
    r"licen[cs]e|security|governance|changes|history|summary|support|authors|search|about|template|todo|openapi",
    re.IGNORECASE,
)
#: Words of paths of files that are not the ones to edit: copies, examples, templates, tests.
_SECOND = re.compile(
    r"(?<![a-z])(?:previous|old|versioned|backups?|bak|archived?|archives|obsolete|outdated|deprecated|legacy|draft"
    r"|sample|examples?|demo|test|templates?)(?![a-z])"
)
_STRONG, _OTHERWISE, _WEAK = _named(["glossary"]), _named(["not-glossary"]), _named(["perhaps"])
_ACRONYMS = _named(["acronyms"])
#: The clause of a standard (ISO, OGC, W3C), whatever its number: ``clause_4_terms_and_definitions``.
_CLAUSE = re.compile(r"(?<![a-z])terms[-_ ](?:and|&)[-_ ]definitions(?![a-z])")
#: A page called definitions, or what else may hold terms.
_DEFINITIONS = re.compile(
    r"_?(?:\d+[-_. ]*)?(?:(?:key|important|common|general|legal|project)[-_ ])?"
    r"(?:definitions(?:[-_ ]of[-_ ]terms)?|d[e\u00e9]finitions|definiciones|nomenclature|domain[-_ ]language)",
    re.IGNORECASE,
)
#: The name of a program that makes a glossary, or of the copy of a source that Sphinx keeps: "glossary.rst".
_NOT_TEXT = re.compile(
    r"(?:create|make|build|generate|extract|parse|scrape|convert|clean|update|load|get|test)(?=[-_ A-Z])"
    r"|.*\.(?:rst|md|ipynb|adoc)\Z"
)
_OF_DATA = re.compile(r"(?<![a-z])(?:data|database|schema|column|field)s?[-_ ]?dictionar(?:y|ies)(?![a-z])")
#: Phrases of terms of use or service; a glossary of law may have some of these, but not ``_PHRASES_OF_USE``.
_TERMS_OF_USE = re.compile(
    r"terms (?:of (?:use|service|sale)|and conditions)|these terms|by (?:accessing|using|visiting)|you (?:agree|accept)"
    r"|(?:limitation of )?liability|warrant(?:y|ies)|indemnif\w+|governing law|privacy policy|last updated|\bas[- ]is\b"
    r"|effective date|this (?:web)?site",
    re.IGNORECASE,
)
_TITLE_OF_USE = re.compile(
    r"(?:^#{1,2}[ \t]+|<(?:title|h1)\b[^<>]*>\s*)(?:[\w ]{1,40} )?terms "
    r"(?:of (?:use|service|sale)|(?:and|&amp;|&) conditions)\b",
    re.IGNORECASE | re.MULTILINE,
)
_PHRASES_OF_USE = 4
#: The notice at the top of a generated file, next to the advice not to edit it. A source may have such words about its
#: pages: "do not edit generated pages".
_MADE = re.compile(
    r"\bgenerated\b(?=\s*(?:\Z|[^\w\s]|(?:by|from|with|via|using|automatically|file|code|at|on|in|and|during|when)\b))",
    re.IGNORECASE,
)
_NOT_TO_EDIT = re.compile(r"\b(?:do\s+not|don['\u2019]t|never)\s+(?:\w+\s+)?(?:edit|modify|change)\b", re.IGNORECASE)
_TOP = 1_000  # characters
_FEW_WORDS = 3
STRONG = 2  # the surest ``hint``


def _folded(path: str) -> str:
    return _plain(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", path))


def hint(path: str) -> int:
    """Return how surely the words of a path name a glossary: 2, 1 (a word such as "concepts") or 0."""
    words = _OTHERWISE.sub(" ", _folded(path))
    return STRONG if _STRONG.search(words) else 1 if _WEAK.search(words) else 0


def describes_data(path: str) -> bool:
    """Return whether a path names a data dictionary: what the columns of a table hold, or the signals of a device."""
    return _OF_DATA.search(path.lower()) is not None


def likelihood(path: str) -> tuple[bool, bool, bool, int]:
    """Return a sort key, highest for the file that a person would take for the glossary by its name."""
    return not is_second_choice(path), names_glossary(path), "glos" in _called(path).lower(), hint(path)


def is_second_choice(path: str) -> bool:
    """Return whether a file is in a folder that is usually generated, or is called a copy, an example or a test."""
    return not _BUILT.isdisjoint(path.lower().split("/")[:-1]) or _SECOND.search(path.lower()) is not None


def is_generated(text: str) -> bool:
    """Return whether the first 1,000 characters of a file state that it is generated and not to be edited."""
    top = text[:_TOP]
    return _NOT_TO_EDIT.search(top) is not None and _MADE.search(top) is not None


def may_hold_entries(path: str) -> bool:
    """Return whether a file with this name may hold entries: it is neither a template nor the settings of a tool.

    In the folder of a glossary, ``openapi.md`` and ``package.json`` are about a term. A site makes no page of data such
    as ``_terms.yaml``, and other pages include ``_glossary.md`` or find terms in it. TOML is mostly for settings.
    """
    folder, _, name = path.rpartition("/")
    is_private = (
        is_partial(path) and not name.startswith("_index.") and not (names_glossary(path) or names_acronyms(path))
    )
    is_settings = is_configuration(path) or (kind_of(path) == "toml" and not hint(name))
    return not is_private and (hint(folder) > 0 or not is_settings)


def is_partial(path: str) -> bool:
    """Return whether the name of a file begins with an underscore, so that sites make no page of it."""
    return path.rpartition("/")[2].startswith("_")


def is_configuration(path: str) -> bool:
    """Return whether a file has the name of the settings of a tool."""
    return _CONFIGURATION.fullmatch(path.rpartition("/")[2]) is not None


def names_glossary(path: str) -> bool:
    """Return whether a file, or the folder of an ``index.md``, is called a glossary in a few words."""
    file, name = PurePosixPath(path), _called(path)
    if file.suffix.lower() in (".txt", ".ipynb") and ("glos" not in name.lower() or _NOT_TEXT.match(name)):
        return False  # the words of a spelling dictionary, or of a language model; a program about dictionaries
    few = len(re.findall(r"[^\W_]+", name)) <= _FEW_WORDS or _CLAUSE.search(name.lower()) is not None
    return hint(name) == STRONG and few


def names_definitions(path: str) -> bool:
    """Return whether a page is called definitions, or what else may hold terms: "nomenclature", "domain-language"."""
    page = PurePosixPath(path)
    is_page = page.suffix != "" and kind_of(path) not in ("yaml", "json", "csv", "toml")
    return is_page and _DEFINITIONS.fullmatch(page.stem) is not None


def is_called_glossary(path: str) -> bool:
    """Return whether a file, or the folder of an ``index.md``, is called a glossary with this very word."""
    return names_glossary(path) and "glos" in _called(path).lower()


def _called(path: str) -> str:
    """Return the name of a file without its ending and language; of an index page, the name of its folder."""
    file = PurePosixPath(translation(path)[0] or path)
    return file.parent.name if file.stem.lower() in ("index", "_index") else file.stem


def names_acronyms(path: str) -> bool:
    """Return whether a file is called acronyms or abbreviations: ``acronyms.md``, ``custom_acronyms.json``."""
    name = _folded(PurePosixPath(path).stem)
    return _ACRONYMS.search(name) is not None and len(re.findall(r"[^\W_]+", name)) <= _FEW_WORDS


def is_terms_of_use(path: str, text: str) -> bool:
    """Return whether a page called "terms", or with this word in its name, contains terms of use."""
    stem = PurePosixPath(path).stem.lower()
    if stem not in ("index", "_index") and re.search(r"(?<![a-z])terms(?![a-z])", stem) is None:
        return False
    phrases = {match[0].lower() for match in _TERMS_OF_USE.finditer(text)}
    return len(phrases) >= _PHRASES_OF_USE or _TITLE_OF_USE.search(text) is not None


def is_project_page(path: str) -> bool:
    """Return whether a file has the name of a project page, such as README or "security".

    In the folder of a glossary, "security" is a term.
    """
    stem = PurePosixPath(path).stem
    if _PROJECT_PAGE.fullmatch(stem) or (hint(stem) == STRONG and stem == PurePosixPath(path).parent.name):
        return True  # glossary/glossary.md is the page above the others
    return hint(path.rpartition("/")[0]) < STRONG and _PERHAPS_PROJECT_PAGE.fullmatch(stem) is not None


def translation(path: str) -> tuple[str, str]:
    """Return the page that a file translates, according to its name, and the ending of such names: "rope.md" and
    ".fr.md" for "rope.fr.md". Both are empty for other names."""
    page = PurePosixPath(path)
    base, _, language = page.stem.rpartition(".")
    if not base or not is_language(language):
        return "", ""
    return str(page.with_name(base + page.suffix)), f".{language}{page.suffix}"
