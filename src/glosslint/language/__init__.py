"""Spelling and grammar: language engines check the texts before any rule runs, and their matches are facts.

In: the entries' texts and the settings. Out: a ``LanguageResult``, the matches at their places in the glossary.

Begin with ``check.py``. ``types.py`` defines what an engine is; ``engines.py`` makes those of the settings, and keeps
their answers; ``passages.py`` prepares texts for them; ``dictionary.py`` holds the words that the glossary itself
accepts, ``misspellings.py`` and ``typos.py`` say what is a misspelling of what, ``unknown_words.py`` what is left.
``harper/`` and ``languagetool/`` are the engines.
"""
