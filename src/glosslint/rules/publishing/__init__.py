"""Rules on where entries are published, on the addresses that their pages give, and on their formulas.

They take entries or the glossary and yield problems. Start with ``page_for_draft``. Only layouts with the role ``page``
have pages; ``insecure_url`` reads links and the role ``addresses``, and
``invalid_formula`` prose and the key ``formula``.
"""
