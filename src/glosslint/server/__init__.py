"""The language server: the findings of the command line in an editor, for unsaved text as well.

In: notifications and requests of an editor. Out: diagnostics, edits, answers. Begin with ``start``, which registers one
function a message; ``app`` has those on files. ``project`` keeps one glossary: its immutable ``ProjectState``, which a
worker thread renews from the files on disk and in the editor, and what the editor has been shown. ``quick`` judges one
changed file at once; the whole is judged after a pause (``state.renew``). Only this package imports pygls and
lsprotocol, which take longer to import than a glossary to check.
"""
