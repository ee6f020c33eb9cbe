"""Rules that compare the entries of a glossary: definitions, spelling, deprecated names, order.

``_compared`` selects the definitions that are worth a comparison, ``_collation`` is the alphabetical order.
"""
