"""Detect the glossary in a folder, for ``glosslint init``: its files, its layout, and the reasons.

In: a folder (``scan.survey`` is the only function that reads). Out: the text of ``glosslint.toml`` and the lines that
explain it (``detection.detect``). Every step uses counts: which keys most entries have, which ids most links name,
which preset finds everything. The steps are documents → groups (containers.py) → keys and their roles (keys/) → layout
(layout.py, links.py) → the best candidate (candidates.py) → settings (settings_text.py). pages/ does the same for pages
of prose. unread.py finds what seems to be a glossary that cannot be read.
"""
