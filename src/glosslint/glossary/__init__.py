"""The glossary as a whole: everything that needs all entries together.

In: the facts of every file (``glosslint.facts``). Out: a ``Glossary``, which rules, commands and refactorings query. It
computes each result on first use, and caches it.

Begin with ``glossary.py``; ``build.py`` makes one from documents, ``lookup.py`` finds the entry that is meant.
``mentions.py`` finds the names of entries in definitions, ``definition_graph.py`` the cycles they make,
``conventions.py`` what most texts do.
"""
