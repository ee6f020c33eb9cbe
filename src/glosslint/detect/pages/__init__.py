"""Detect a glossary in pages of prose: which of their parts are entries.

In: the documents of a survey. Out: a ``PageGlossary``: the settings that read a page, and the entries they give.
``candidates.tables`` yields the settings to try, from the blocks that a page has; ``score.Reading`` rates what each
reads, by named features and one table of weights; ``choice.best_reading`` takes the best, if it is good enough.
``folders`` reads the pages of a folder together. ``named`` finds the settings under which terms that a user names are
entries. ``columns``, ``more_names`` and ``labels`` complete the settings; ``explain`` and ``report`` say what was read
and what was not.
"""
