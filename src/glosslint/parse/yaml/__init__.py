"""YAML → Document, and explanations of syntax errors.

Begin with ``parser.parse``. When a parser of ruamel.yaml stops, ``syntax_errors`` finds the cause near that place.
"""
