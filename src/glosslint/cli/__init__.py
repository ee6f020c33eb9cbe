"""The command line.

In: arguments. Out: a report on standard output, files, and an exit code. Begin with ``main``, which has the table of
commands; each is a module of ``commands``, imported only when it runs, so that start-up stays quick. ``options`` turns
options into settings, ``output`` writes reports, ``console`` writes to streams, ``exit_codes`` ends the process.
"""
