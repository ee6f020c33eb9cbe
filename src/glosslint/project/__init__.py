"""Find the sources of a glossary and what a check of them needs.

In: ``Settings`` and paths of the caller. Out: the files to read (``discover``), the layout, schemas and vocabularies
(``open``), and for ``--staged`` and ``--changed-since`` what changed since a commit (``changes``, which asks ``git``).
Begin with ``discover``.
"""
