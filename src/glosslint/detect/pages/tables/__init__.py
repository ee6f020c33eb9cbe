"""Recognise which columns of tables hold terms, texts and other names, and what tells equal terms apart.

In: the titles and texts of tables. Out: the ``columns`` of the settings. Begin with columns.py.
"""
