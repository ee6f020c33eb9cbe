"""The labelled parts of the texts of entries: entries go in, the same with a key for each part come out. Begin in
``parts.py``; ``found.py`` finds the labels, ``headings.py`` those that are headings or terms of lists, and ``names.py``
reads the names that a part lists."""
