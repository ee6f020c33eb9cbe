"""AsciiDoc: the items of description lists, sections under titles, or rows of tables, as entries.

``reader.read`` is where to begin. ``blocks`` divides the lines into what is prose and what is not, ``inline`` finds the
macros and marks within it, ``forms`` finds the entries.
"""
