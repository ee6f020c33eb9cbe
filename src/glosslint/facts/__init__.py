"""The facts of an entry and of a file: plain, frozen values, read once for all rules.

In: a parsed Document and a Layout. Out: ``EntryFacts`` (entry.py) and ``FileFacts`` (file.py).
``read_entry.read_entries`` and ``read_file.read_file`` make them; the other ``read_*`` modules each read one kind of
fact. ``prose.Prose`` computes its properties on first use, ``definition.Definition`` splits a defining sentence into
parts. Begin reading in entry.py. Queries on several entries belong to ``glosslint.glossary``.
"""
