"""Rules on what identifies an entry: its id, its term and its other names, each unique and in the right form.

They take entries or the glossary and yield problems. Start with ``duplicate_id``; ``duplicate_term`` and ``twin_term``
compare names, ``id_removed`` compares with a commit.
"""
