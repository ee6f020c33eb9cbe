"""The labelled parts of the texts of entries: entries go in, the same with a key for each part come out. Begin in
``parts.py``; ``names.py`` reads the names that a part lists."""
