"""Rules on single definitions: their length, and whether they say what the thing is.

Definitions are parsed on demand (``EntryFacts.definitions``); ``_candidates`` spares the texts in which a rule cannot
find anything.
"""
