"""The whole answer of an earlier run, for one in which nothing changed at all.

In: the paths and options of a plain check. Out: its ``Report``, or nothing. Begin with ``answers``: ``run_key`` says
what a run depends on before anything is read, ``inputs`` what it has read, ``report_json`` is the report as data. What
finds an answer imports neither rules nor parsers, so it takes little longer than Python takes to start.
"""
