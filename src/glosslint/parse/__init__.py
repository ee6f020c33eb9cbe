"""Parsers: a Source goes in, a Document comes out, whatever the text holds.

Begin with ``files.parse``, which chooses by the ending of the name: ``yaml/``, ``json``, or ``markdown/`` for pages
with front matter. Where entries are sections or rows of a file, its format has a reader in ``sections/``. ``tree`` has
the Document, whose nodes know their characters in the source; ``scalar_values`` says what a plain scalar means,
``offsets`` where a decoded character is written. Syntax errors are Faults of the Document.
"""
