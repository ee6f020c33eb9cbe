"""Where the entries of a page end: before notes, sources and links that follow the last entry. ``words.py`` has the
words that begin such an end in every format; ``markdown/footers.py`` finds it in the tree of Markdown, ``cut.py`` in
the text of the last entry of other formats."""
