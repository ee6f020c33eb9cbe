"""Count links, headings and words in the text of a page, without parsing its Markdown."""

from __future__ import annotations

import re

from glosslint.layout.layout import EntryNode
from glosslint.parse.tree import BODY, Mapping, Scalar
from glosslint.util.regexes import lazy_pattern

_LOCAL_LINK = re.compile(r"\]\((?!#|\w+:|//)|\]\[|\{\{|\{%|\[\[|^\[[^\]]+\]:[ \t]*[/.]", re.MULTILINE)
_HEADING, _PARTS = re.compile(r"^#{2,6}[ \t]", re.MULTILINE), 5
_TABLE = re.compile(r"^[ \t]*(\|?[^|\n]+\|[^\n]*)\n[ \t]*(\|?[ \t]*:?-[-| \t:]*)$", re.MULTILINE)
_ROW, _ROWS = re.compile(r"^[ \t]*\|[^\n]*", re.MULTILINE), 4  # the titles, the dashes below these, and two more
_BULLET, _FEW = re.compile(r"^[ \t]*\u2022", re.MULTILINE), 5
_SHOWN = 5  # titles
_CHARACTERS = 6  # of a word, with the space after it; not all scripts have spaces
#: Characters of scripts without spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
_UNSPACED = lazy_pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_UNSPACED_WORD = 3  # characters of a word in these


def words_in(text: str) -> int:
    """Return how many words a text has; three characters of a script without spaces count as one."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // _UNSPACED_WORD


def local_links(node: EntryNode) -> int:
    """Return how many links to other pages of the site, and shortcodes, a page has."""
    return len(_LOCAL_LINK.findall(_body(node)))


def has_parts(node: EntryNode) -> bool:
    """Return whether a page has too many headings to be about one term."""
    return len(_HEADING.findall(_body(node))) >= _PARTS


def table_problem(text: str) -> str:
    """Return the reason why the first table of a page has no entries, or an empty string if there is no table."""
    table = _TABLE.search(text)
    if table is None:
        return ""
    titles, dashes = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.groups())
    if len(titles) != len(dashes):
        columns = f"{len(titles)} titles and {len(dashes)} columns of dashes"
        return f"its table has {columns}, with which Markdown reads no table"
    shown = ", ".join(f'"{title}"' for title in titles[:_SHOWN])
    return f"no columns of its table are called term and definition or the like: {shown}"


def is_mostly_table(text: str) -> bool:
    """Return whether rows of a table are at least half of a text."""
    rows = [len(row) for row in _ROW.findall(text)]
    return len(rows) >= _ROWS and 2 * sum(rows) >= len(text.strip())


def foreign_bullets(text: str) -> str:
    """Return why the lines of a page that begin with a bullet are no list; empty if there are few."""
    number = len(_BULLET.findall(text))
    return f'{number} lines begin with "\u2022", which is no list in Markdown; write "- "' if number > _FEW else ""


def word_count(node: EntryNode) -> int:
    """Return roughly how many words a page has."""
    return len(_body(node)) // _CHARACTERS


def _body(node: EntryNode) -> str:
    body = node.node.get(BODY) if isinstance(node.node, Mapping) else None
    return body.text if isinstance(body, Scalar) else ""
