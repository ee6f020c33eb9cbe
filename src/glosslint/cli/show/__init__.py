"""What commands print besides reports: lists in columns, rules and their pages, what a run read.

In: facts and a ``Style``. Out: text; ``cli/console.py`` writes it.
"""
