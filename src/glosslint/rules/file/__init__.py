"""Rules on files: whether one can be read and parsed, and whether YAML keeps what its author wrote."""
