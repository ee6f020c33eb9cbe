"""Patterns of grammar slips over words and their parts of speech, for engines that know these."""
