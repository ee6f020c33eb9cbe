"""Rules that compare the entries of a glossary: definitions, spelling, deprecated names, order."""
