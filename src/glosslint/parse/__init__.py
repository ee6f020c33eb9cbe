"""Parsers: a Source goes in, a Document comes out, whatever the text holds.

Begin with ``files.parse``, which chooses by the ending of the name: ``yaml/``, ``json``, ``csv``, or ``markdown/`` for
pages with front matter. If entries are parts of a page, ``page/`` reads it, in any of its formats. ``tree`` has the
Document, whose nodes know their characters in the source; ``scalar_values`` gives the value of a plain scalar,
``offsets`` the source of a decoded character. Syntax errors are Faults of the Document.
"""
