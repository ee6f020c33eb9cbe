"""Rules on entries that refer to each other in cycles: by definition, hierarchy or redirection.

The definition graph is built once for the glossary; the rules only word its cycles.
"""
