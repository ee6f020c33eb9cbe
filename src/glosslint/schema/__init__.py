"""JSON Schema: what is wrong with the data of an entry, as plain values placed at nodes.

In: the schema of a project, a preset or the native layout, and plain data. Out: ``SchemaViolation`` values, which rules
put into words. Begin reading in validator.py (``EntrySchema``); errors.py interprets the errors of the ``jsonschema``
library, walk.py finds the subschemas that apply to a path.
"""
