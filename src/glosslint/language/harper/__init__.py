"""Harper, the default engine: English, in this process, without a server.

Begin with ``engine.py``, which spreads texts over the threads of ``reader.py``. ``rules.py`` lists which of Harper's
rules are on, and why others are off; ``false_positives.py``, ``regions.py`` and ``word_formation.py`` correct what
Harper gets wrong in technical texts.
"""
