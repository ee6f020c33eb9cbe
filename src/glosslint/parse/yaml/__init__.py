"""YAML → Document, and explanations of syntax errors.

Begin with ``parser.parse``. ``events`` opens one of the two parsers of ruamel.yaml; when it stops, ``syntax_errors``
finds the cause near that place.
"""
