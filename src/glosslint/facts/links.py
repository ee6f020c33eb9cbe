"""Facts about references and links: those to entries, and those that were probably meant as such."""

from __future__ import annotations

from glosslint.model import NodePath, Span
from glosslint.model.frozen import NamedTuple


class Reference(NamedTuple):
    """An explicit reference: ``target`` as written, under the key ``relation``; ``to_self``: to its own entry.

    ``synonym``: its entry is only another name of the target, which is named by its id or by one of its names.
    ``addressed``: the address of a page is beside it, so that it need not name an entry.
    """

    target: str
    path: NodePath
    relation: str
    to_self: bool = False
    synonym: bool = False
    addressed: bool = False


class Link(NamedTuple):
    """An inline link of a prose field. ``target`` is the id it names, or ``None`` if it leaves the glossary.

    ``named``: the target is no id but a name, as the words of the link show it, perhaps in the plural. Spans are in the
    field's decoded text: the whole link, its visible words, its destination (or name).
    """

    target: str | None
    destination: str
    path: NodePath
    span: Span
    text: Span
    dest: Span
    named: bool = False


class MalformedLink(NamedTuple):
    """Text that was probably meant as a link to an entry. ``target`` is the id it may mean, ``span`` encloses it.

    ``kind`` is ``text`` for what only looks like a link, such as ``[text] (target)``, and ``destination`` for that of
    a link in another form than the layout's, such as ``#target``, or ``near`` where that form is misspelt. ``guessed``
    are the words that the repaired link shows if a bracket is missing or belongs to others, so that it may be more.
    """

    target: str
    path: NodePath
    span: Span
    written: str
    repaired: str
    kind: str = "text"
    guessed: str = ""


class BrokenLabel(NamedTuple):
    """The label of a reference-style link that has no definition, or a definition that another one ``doubles``."""

    label: str
    path: NodePath
    span: Span
    doubles: bool = False
