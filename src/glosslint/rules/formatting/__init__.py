"""Rules on how entries are typed, not on what they say: whitespace, the order of keys, markup that is not closed."""
