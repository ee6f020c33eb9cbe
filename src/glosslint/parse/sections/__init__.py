"""Entries that are sections of a text or rows of a table: a Source and a table of settings go in, a Document comes out.

A *reader* is a function ``read(source, table) -> Reading``, one file for each format (``READERS`` in ``document.py``
lists them by the ending of the file name). It takes the whole file, and ``table`` says what in it is an entry: a
heading, an item that opens with a term, a row (``table.py``). It returns ``Reading.entries``, one Mapping an entry, in
the order of the file. ``document.entry`` makes one of them from the values of its keys:

* ``term`` first, and ``definition``, always, both in the words of the file; ``aliases`` (a Sequence) where there are
  some; any further key, such as that of a column, if the layout gives it a role.
* ``id``: what links to the entry give. A generated one has the style ``DERIVED`` and the place of the term, or
  ``MADE`` if it is made from the term alone, and no anchor of the page.

The node of an entry spans all of its characters, from the first line of its term to the end of its text, and entries
neither overlap nor nest. A Scalar has one of these styles: ``RAW`` for characters of the file as they are, ``SHOWN``
for what readers see of them (marks dropped, entities decoded, whitespace collapsed), ``DERIVED`` for what is not in the
file, or one of the reader's own, which ``parse.offsets`` then decodes. Never search for a place again that the reader
knew.

Beside the entries, ``Reading.markup`` has what in the file is no prose, and the links, in characters of the file; of
it, each text that is ``RAW`` gets its part. Without ``markup`` a text is parsed as Markdown by itself.
``Reading.anchors`` are the anchors of the page that belong to no entry: links to them are right. ``comments`` are those
in which a suppression may be. Syntax errors are ``faults``; a file without entries is none.

What no format decides for itself: which headings are terms and where their texts end (``headings``), which other names
a term has and which terms are skipped (``names``), and what is between a term and its text (``separators``).

``document.parse`` puts the entries under the key ``@entries`` of one mapping, beside ``@body``, all of the text: so
that facts, places and fixes treat both as they treat a page and its parts.
"""
