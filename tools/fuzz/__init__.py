"""A fuzzer: small glossaries in YAML, JSON and Markdown, checked and fixed with every rule, in process.

``cases`` makes a glossary of a number, ``run`` checks and fixes it and names what went wrong, ``minimise`` makes a case
small, and ``__main__`` counts. A case is known by its number: the same one is the same glossary, on every machine with
the same files to mutate. What it finds becomes a test in tests/cli/test_robustness.py.
"""
