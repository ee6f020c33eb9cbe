"""Changes to the whole glossary that a user asks for: rename an entry, deprecate one, add one.

In: a ``Workspace`` (the glossary as it is on disk) and what is asked. Out: the files before and after, each proven to
differ only as planned, and never with a new error; nothing is written until ``workspace.write_all``. Each change has a
module; ``links`` and ``roles`` find the places to change. Begin with ``rename``.
"""
