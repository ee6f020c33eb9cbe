"""The anatomy of text: what is a word, a sentence, a name; nothing here knows entries.

Strings go in, with the hidden parts that ``parse.markdown`` found in them; words, spans and verdicts on single strings
come out. Begin with ``tokenize`` (words and sentences of any language) and ``names`` (when two names count as one).
What holds for English alone is in ``english``; ``safe_regex`` runs the patterns that users write.
"""
