"""reStructuredText whose entries are items of a glossary directive, of definition lists, or sections.

``reader.read`` takes a file and returns its entries. ``lines`` has the patterns of its lines; ``blocks`` says
which of them are no prose, ``inline`` what in the others is markup, and which roles and links they hold. Each form of
entries is a function of ``forms``. docutils gives no positions within a paragraph, so that this package reads the text
itself; docutils judges in the tests.
"""
