"""Which entry is meant: by the words of a link (``link_names``), or an unknown id (``suggestions``), and where an entry
sends readers on (``redirects``).

In: the entries of a ``Glossary``, whose methods ask these modules. Out: an entry, or a name to suggest.
"""
