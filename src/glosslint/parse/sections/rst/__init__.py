"""reStructuredText whose entries are items of a glossary directive, of definition lists, or sections.

``reader.read`` takes a file and returns its entries. ``lines`` has the patterns of its lines, ``blocks`` finds those
that are not prose, ``inline`` the markup, roles and links in the others. Each form of entries is a function of
``forms``. docutils gives no positions within a paragraph, so this package parses the text itself; the tests compare it
with docutils.
"""
