"""The line from files to a report: a session that has read a project, rules, and stages on their verdicts.

In: a ``CheckRequest``. Out: a ``Report``. Begin with ``check.judge``, which names the stages in order: ``session`` (all
that was read), ``run_rules``, ``suppress``, ``compare``, ``baseline``, ``report``. Each stage takes ``Verdicts`` and
returns others. ``fix`` runs the line in rounds, on sessions that share what did not change. What earlier runs computed
is in ``facts_cache`` and ``run_cache``, by what it depends on; answers of language engines, in ``language/engines.py``.
"""
