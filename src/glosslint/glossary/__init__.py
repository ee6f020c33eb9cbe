"""The glossary as a whole: what can only be answered from all entries together.

In: the facts of every file (``glosslint.facts``). Out: a ``Glossary``, which rules, commands and refactorings ask. It
computes each answer when it is first asked for, and keeps it.

Begin with ``glossary.py``; ``build.py`` makes one from documents. ``mentions.py`` finds the names of entries in
definitions, ``definition_graph.py`` the cycles they make, ``conventions.py`` what most texts do.
"""
