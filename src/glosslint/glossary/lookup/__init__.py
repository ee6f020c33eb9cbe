"""Which entry is meant by the words of a link (``link_names``) or by an unknown id (``suggestions``), and where an
entry redirects readers (``redirects``).

In: the entries of a ``Glossary``, whose methods use these modules. Out: an entry, or a name to suggest.
"""
