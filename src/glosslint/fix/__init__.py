"""Fixes: the intents of rules become text that is verified to differ only as intended.

In: findings with ``Fix`` values, whose intents speak of keys and values, and parsed documents. Out: edits and new
sources; nothing is written. ``lower`` turns intents into edits in the author's style, ``verify`` proves the result by
``expected`` (intents applied to the data that any parser loads), ``together`` leaves out what overlaps, ``rounds``
repeats this with new findings, ``trial`` leaves out fixes that make anything worse. Begin with ``rounds.fix_in_rounds``
or, for one fix, ``lower``.
"""
