"""Changes of cells: rows and cells of CSV (``table``), where there are no lists and mappings to insert into.

In: intents and the document of a table. Out: edits, or intents as they are seen in the data, for the proof.
"""
