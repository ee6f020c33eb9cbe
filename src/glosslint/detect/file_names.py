"""What the names of files and folders suggest: a glossary, tests, build output, the pages of a project.

The words are in ``words/``, by language, and those of programs and their settings in ``file_names.toml``.
"""

from __future__ import annotations

import re
import tomllib
from fnmatch import translate
from functools import lru_cache
from pathlib import Path, PurePosixPath

from glosslint.detect.words import fold_path, is_language, pattern_of, words
from glosslint.parse.endings import kind_of, page_ending, stem_of

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
SKIPPED = frozenset(_LISTS["skipped-folders"])  # folders that hold no glossary of the project
DOCUMENTS = frozenset(_LISTS["document-endings"])  # of what cannot be read as data
_BUILT = frozenset(_LISTS["built-folders"])
_SETTINGS, _PROJECT, _PERHAPS_PROJECT = (
    re.compile("|".join(map(translate, _LISTS[name])))
    for name in ("settings-files", "project-files", "perhaps-project-files")
)
_SECOND, _OF_DATA, _OF_USE = (pattern_of(_LISTS[name]) for name in ("second-choice", "of-data", "of-use"))
_STRONG, _OTHERWISE, _WEAK, _ACRONYMS, DEFINITIONS = (
    pattern_of(words(name)) for name in ("glossary", "not-glossary", "perhaps", "acronyms", "definitions")
)
#: The notice at the top of a generated file, next to the advice not to edit it. A source may have such words about its
#: pages: "do not edit generated pages".
_MADE = re.compile(
    r"\bgenerated\b(?=\s*(?:\Z|[^\w\s]|(?:by|from|with|via|using|automatically|file|code|at|on|in|and|during|when)\b))",
    re.IGNORECASE,
)
_NOT_TO_EDIT = re.compile(r"\b(?:do\s+not|don['\u2019]t|never)\s+(?:\w+\s+)?(?:edit|modify|change)\b", re.IGNORECASE)
_TOP = 1_000  # characters
_FEW_WORDS = 3
_PHRASES_OF_USE = 4
_MANY = 10_000  # paths in the cache
STRONG = 2  # the surest ``hint``


@lru_cache(maxsize=_MANY)
def hint(path: str) -> int:
    """Return how surely the words of a path name a glossary: 2, 1 (a word such as "concepts") or 0."""
    own = _OTHERWISE.sub(" ", fold_path(path))
    return STRONG if _STRONG.search(own) else 1 if _WEAK.search(own) else 0


def describes_data(path: str) -> bool:
    """Return whether a path names a data dictionary: what the columns of a table hold, or the signals of a device."""
    return _OF_DATA.search(path.lower()) is not None


def likelihood(path: str) -> tuple[bool, bool, bool, int]:
    """Return a sort key, highest for the file that a person would take for the glossary by its name."""
    return not is_second_choice(path), names_glossary(path), "glos" in _name_of(path).lower(), hint(path)


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
    is_private = is_partial(path) and not (name.startswith("_index.") or names_glossary(path))
    is_settings = _SETTINGS.match(name.lower()) is not None or (kind_of(path) == "toml" and not hint(name))
    return not is_private and (hint(folder) > 0 or not is_settings)


def is_partial(path: str) -> bool:
    """Return whether the name of a file begins with an underscore, so that sites make no page of it."""
    return path.rpartition("/")[2].startswith("_")


def names_glossary(path: str) -> bool:
    """Return whether a file, or the folder of an ``index.md``, is called a glossary in a few words."""
    name = _name_of(path)
    if path.lower().endswith((".txt", ".ipynb")) and not ("glos" in name.lower() and name.isalpha()):
        return False  # the words of a spelling dictionary, or of a language model; a program about dictionaries
    return hint(name) == STRONG and len(re.findall(r"[^\W_]+", name)) <= _FEW_WORDS


def names_definitions(path: str) -> bool:
    """Return whether a page is called definitions, or what else may hold terms: "nomenclature", "domain-language"."""
    name = fold_path(stem_of(path)).strip("_-. 0123456789")
    return page_ending(path) != "" and DEFINITIONS.fullmatch(name) is not None


def is_called_glossary(path: str) -> bool:
    """Return whether a file, or the folder of an ``index.md``, is called a glossary with this very word."""
    return names_glossary(path) and "glos" in _name_of(path).lower()


def _name_of(path: str) -> str:
    """Return the name of a file without its ending and language; of an index page, the name of its folder."""
    file = PurePosixPath(translation(path)[0] or path)
    return file.parent.name if file.stem.lower() in ("index", "_index") else file.stem


def names_acronyms(path: str) -> bool:
    """Return whether a file is called acronyms or abbreviations: ``acronyms.md``, ``custom_acronyms.json``."""
    return _ACRONYMS.search(fold_path(PurePosixPath(path).stem)) is not None


def is_terms_of_use(path: str, text: str) -> bool:
    """Return whether a page with "terms" in its name contains terms of use, as its beginning or several phrases say."""
    if re.search(r"(?<![a-z])terms(?![a-z])", PurePosixPath(path).stem.lower()) is None:
        return False
    return (
        _OTHERWISE.search(fold_path(text[:_TOP])) is not None
        or len({*_OF_USE.findall(text.lower())}) >= _PHRASES_OF_USE
    )


def is_project_page(path: str) -> bool:
    """Return whether a file has the name of a project page, such as README or "security".

    In the folder of a glossary, "security" is a term.
    """
    file = PurePosixPath(path)
    stem = file.stem.lower()
    if _PROJECT.match(file.stem) or _PROJECT.match(stem) or (hint(stem) == STRONG and stem == file.parent.name):
        return True  # glossary/glossary.md is the page above the others
    return hint(str(file.parent)) < STRONG and _PERHAPS_PROJECT.match(stem) is not None


def translation(path: str) -> tuple[str, str]:
    """Return the page that a file translates, according to its name, and the ending of such names: "rope.md" and
    ".fr.md" for "rope.fr.md". Both are empty for other names."""
    page = PurePosixPath(path)
    base, _, language = page.stem.rpartition(".")
    if not base or not is_language(language):
        return "", ""
    return str(page.with_name(base + page.suffix)), f".{language}{page.suffix}"
