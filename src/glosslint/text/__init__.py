"""Anatomy of text: folding, inflection, words and sentences. Functions of strings; nothing here knows entries."""
