"""Rules on references and links between entries: each must reach an entry that is meant, and only once.

They take entries or the glossary and yield problems. Start with ``self_reference``; what the rules on missing targets
share is in ``_targets``.
"""
