"""Detect a glossary in one Markdown page: which of its parts are entries.

In: the documents of a survey. Out: a ``PageGlossary``, the settings with which a page is read and the entries that this
gives. ``readings.readings`` tries every form of entries on a page, ``score.Reading`` counts what each one gets, and
``choice.best_page`` takes the best, if it is good enough. ``columns`` knows the headers of tables.
"""
