"""The cached report of an earlier run, for a run in which nothing has changed.

In: the paths and options of a plain check. Out: its ``Report``, or nothing. Begin with ``answers``: ``run_key`` says
what a run depends on before anything is read, ``inputs`` what it has read, ``report_json`` is the report as data. The
lookup imports neither rules nor parsers, so it takes little longer than Python takes to start.
"""
