"""What can be asked of one entry and of one file: plain, frozen facts, read once, for any number of rules.

In: a parsed Document and a Layout. Out: ``EntryFacts`` (entry.py) and ``FileFacts`` (file.py).
``read_entry.read_entries`` and ``read_file.read_file`` make them; the other ``read_*`` modules each read one kind of
fact. ``prose.Prose`` computes its answers when asked, ``definition.Definition`` splits a defining sentence into parts.
Begin reading in entry.py. Questions about several entries belong to ``glosslint.glossary``.
"""
