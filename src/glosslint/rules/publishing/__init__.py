"""Rules on where entries are published, and on the addresses that their pages give.

They take entries or the glossary and yield problems. Start with ``page_for_draft``. Only layouts with the role ``page``
have pages; ``insecure_url`` reads links and the role ``addresses``.
"""
