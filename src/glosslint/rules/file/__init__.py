"""Rules on files: whether one can be read and parsed, and whether YAML keeps what its author wrote.

Each takes ``FileFacts`` (two take ``EntryFacts``) and yields problems. Start with ``duplicate_key``; the rules on parse
errors (``yaml_syntax``, ``tab_indentation``, ``not_utf8``, ``unreadable_file``) only pass on what ``parse`` found.
"""
