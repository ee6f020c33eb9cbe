"""Whole HTML pages: a Source and a table of settings go in, a Reading comes out. Begin in ``reader.py``.

``elements.py`` finds the tags and elements of a text, ``page.py`` what readers see of its parts. A file for each form
of entries (``lists.py``, ``headings.py``, ``openings.py``, ``tables.py``) yields Items.
"""
