"""Rules on what identifies an entry: its id, its term and its other names, each unique and in the right form."""
