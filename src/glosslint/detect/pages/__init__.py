"""Detect a glossary in pages of prose: which of their parts are entries.

In: the documents of a survey. Out: a ``PageGlossary``: the settings that read a page, and the entries they give.
``readings.readings`` tries every form of entries on a page, ``score.Reading`` rates what each form reads, and
``choice.best_reading`` takes the best, if it is good enough. ``tables`` recognises the headers of tables.
"""
