"""Knowledge of English: inflection, spelling, and the structure of definitions.

Strings go in, mostly in lower case or cleaned by ``definition_parts.clean``; words, spans and new wordings come out.
Begin with ``inflection`` (the base form by which all others compare words), ``term_matcher`` (names in a text) or
``definition_parts`` (genus and differentia). Texts in other languages must not be passed to anything here.
"""
