"""Changes to the whole glossary that a user requests: rename an entry, deprecate one, add one.

In: a ``Session`` (the glossary on disk) and a request. Out: the files before and after, each proven to differ only as
planned, without a new error; nothing is written until ``workspace.write_all``. Each change has a module; ``intents``
finds the places to change. Begin with ``rename``.
"""
