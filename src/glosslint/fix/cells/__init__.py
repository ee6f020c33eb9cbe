"""Entries that are not written as keys and values: rows of CSV (``table``), where there are no lists and mappings to
insert into, several values in one string (``joined``), and sections of pages (``sections``).

In: intents and a document. Out: edits, or intents as they are seen in the data, for the proof; of sections, the proof.
"""
