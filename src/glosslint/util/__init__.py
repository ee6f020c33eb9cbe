"""Tools that do not depend on glossaries: file patterns, graphs, processes, safe writing of files, the clock.

In and out: plain values of Python. Each module can be read separately: ``project_files`` opens every file of a project,
``globs`` is for ``files`` and ``exclude`` of the settings, ``atomic_write`` for everything that is written to disk,
``parallel`` for work over several processes, ``graphs`` for cycles.
"""
