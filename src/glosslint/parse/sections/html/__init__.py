"""Whole HTML pages: a Source and a table of settings go in, a Reading comes out. Begin in ``reader.py``.

``elements.py`` makes tags and elements of a text, ``page.py`` a page with what readers see of its parts; a file for
each form of entries (``lists.py``, ``headings.py``, ``openings.py``, ``tables.py``) yields Items.
"""
