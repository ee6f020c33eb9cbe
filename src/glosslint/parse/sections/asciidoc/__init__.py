"""AsciiDoc: the items of description lists, sections under titles, or rows of tables, as entries.

Begin with ``reader.read``. ``blocks`` divides the lines into prose and other lines, ``inline`` finds macros and marks
in prose, and ``forms`` finds the entries.
"""
