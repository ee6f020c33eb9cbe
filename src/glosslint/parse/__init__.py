"""Parsers: a Source goes in, a Document comes out, whatever the text holds."""
