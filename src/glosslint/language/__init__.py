"""Spelling and grammar: engines are asked about texts before any rule runs, and their answers are facts.

``values`` is what an engine is and says, ``settings`` the table of keys, ``texts`` what engines are given, ``engines``
finds them, ``ask`` asks them, ``dictionary`` holds the words that the glossary itself knows.
"""
