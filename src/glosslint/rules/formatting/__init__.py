"""Rules on how entries are typed, not on what they say: whitespace, the order of keys, markup that is not closed.

They take files, entries or the glossary and yield problems. What many files share is one finding (``rules._fold``).
Start with ``final_newline``; ``unbalanced_markup`` is the only one that reads the text.
"""
