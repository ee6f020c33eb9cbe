"""Detect a glossary in pages of prose: which of their parts are entries.

In: the documents of a survey. Out: a ``PageGlossary``: the settings that read a page, and the entries they give.
``readings.tables`` yields the settings to try, from the blocks that a page has; ``readings.Reading`` rates what each
reads, by named features and one table of weights; ``choice`` takes the best, if it is good enough, of a page or of a
folder of pages. ``columns``, ``more_names`` and ``labels`` complete the settings; ``explain`` says what was read and
what was not.
"""
