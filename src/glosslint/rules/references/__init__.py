"""Rules on references and links between entries: each must reach an entry that is meant, and only once."""
