"""Tools that know nothing of glossaries: file patterns, graphs, processes, safe writing of files, the clock.

In and out go plain values of Python; each module can be read alone, so begin with yours: ``globs`` for ``files``
and ``exclude`` of the settings, ``atomic_write`` for whatever is written to disk, ``parallel`` for work over several
processes, ``graphs`` for cycles.
"""
