"""Pages whose entries are parts of them: a Source and a table of settings go in, a Document comes out.

``formats/`` has an adapter for each format, which knows its syntax and nothing of glossaries: it makes the same tree of
blocks (``blocks.py``) of Markdown, HTML, reStructuredText and AsciiDoc. ``recognise.py`` finds the entries in the tree,
each form of them once; begin reading there. ``names.py`` divides the words of a term, ``labels.py`` the text of an
entry, and ``document.py`` puts the entries under the key ``@entries`` of one mapping, beside ``@body``, the whole text,
so that facts, places and fixes treat both like a page and its parts.

An entry is a Mapping with ``term``, ``id`` and ``definition``, and ``aliases`` if there are any; any further key, such
as that of a column or a label, if the layout gives it a role. Entries neither overlap nor nest. A Scalar has one of
these styles: ``RAW`` for characters of the file, unchanged, ``SHOWN`` for what readers see of them (marks dropped,
entities decoded, whitespace collapsed), ``DERIVED`` for what is not in the file, such as a generated anchor, and
``MADE`` for an id made from the term alone. Never search for a place again that the reader knew.
"""
