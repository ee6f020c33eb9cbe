"""Rules on what an entry must contain: what its JSON Schema requires, a definition, and lists where lists are usual.

They take entries or the glossary and yield problems. Start with ``placeholder_text``; ``schema_mismatch`` reports the
schema's violations in the words of ``_messages``.
"""
