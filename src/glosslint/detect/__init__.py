"""Detect the glossary in a folder, for ``glosslint init``: its files, its layout, and the reasons.

In: a folder (``scan.survey`` is the only function that reads). Out: the text of ``glosslint.toml`` and the lines that
explain it (``detection.detect``). The steps for data are documents → containers (containers.py) → keys and their roles
(keys.py, for pages with one entry also sections.py) → candidates, each with a score (score.py) → layout of the best,
with its entries (layout.py, links.py) → settings (settings_text.py). words/ has the words of all languages, and
file_names.toml those of programs and their files. pages/ does the same for pages of prose. unread.py says what is not
read.
"""
