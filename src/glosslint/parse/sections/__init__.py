"""Entries that are sections of a text or rows of a table: a Source and a table of settings go in, a Document comes out.

A *reader* is a function ``read(source, table) -> Reading``, one file for each format (``READERS`` in ``document.py``
lists them by the ending of the file name). It takes the whole file, and ``table`` says what in it is an entry: a
heading, an item that opens with a term, a row (``table.py``). It returns ``Reading.entries``, one Mapping for each
entry, in the order of the file. ``document.entry`` makes such a Mapping from the values of its keys:

* ``term`` first, and ``definition``, always, both in the words of the file; ``aliases`` (a Sequence) if there are
  any; any further key, such as that of a column, if the layout gives it a role.
* ``id``: the target of links to the entry. A generated id has the place of the term and the style ``DERIVED``, or
  ``MADE`` if it is made from the term alone and is not an anchor of the page.

The node of an entry spans all of its characters, from the first line of its term to the end of its text, and entries
neither overlap nor nest. A Scalar has one of these styles: ``RAW`` for characters of the file, unchanged, ``SHOWN``
for what readers see of them (marks dropped, entities decoded, whitespace collapsed), ``DERIVED`` for what is not in the
file, or one of the reader's own, which ``parse.offsets`` then decodes. Never search for a place again that the reader
knew.

Beside the entries, ``Reading.markup`` has the links and the parts of the file that are not prose, in characters of the
file; each text that is ``RAW`` gets its part of this. Without ``markup``, a text is parsed separately, as Markdown.
``Reading.anchors`` are the anchors of the page that belong to no entry: links to them are right. ``comments`` are those
that may contain a suppression. Syntax errors are ``faults``; a file without entries is not an error.

All formats share these decisions: which headings are terms and where their texts end (``headings``), which other names
a term has and which terms are skipped (``names``), and what is between a term and its text (``separators``).

``document.parse`` puts the entries under the key ``@entries`` of one mapping, beside ``@body``, the whole text, so
that facts, places and fixes treat both like a page and its parts.
"""
