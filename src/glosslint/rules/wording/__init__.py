"""Rules on words: spelling and grammar as language engines judge them, repeated words, and a project's own lists.

They take the glossary (one takes an entry) and yield problems. Start with ``repeated_word``; the tables of custom rules
are in ``tables``, and where their words are searched for in ``_search``.
"""
