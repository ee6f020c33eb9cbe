"""Tools that know nothing of glossaries: file patterns, graphs, processes, safe writing of files, the clock.

In and out go plain values of Python; every module stands alone, so begin with the one you need: ``globs`` for ``files``
and ``exclude`` of the settings, ``atomic_write`` for whatever is written to disk, ``parallel`` for work over several
processes, ``graphs`` for cycles.
"""
