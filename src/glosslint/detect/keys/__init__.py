"""What the keys of entries in YAML, JSON, TOML, CSV and front matter mean, for ``glosslint init``.

In: groups of mappings that look like entries. Out: the roles of their keys (id, term, definition, references …).
``names`` lists their usual names, ``keys`` counts the values of each, ``roles`` decides by both, and ``prose_roles``
chooses the texts, in ``headings`` also by the headings of pages. Begin with ``roles``.
"""
