"""JSON Schema: the violations in the data of an entry, as plain values with the path of a node.

In: the schema of a project, a preset or the native layout, and plain data. Out: ``SchemaViolation`` values, for which
rules write the messages. Begin reading in validator.py (``EntrySchema``); errors.py interprets the errors of the
``jsonschema`` library, walk.py finds the subschemas that apply to a path.
"""
