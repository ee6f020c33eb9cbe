"""Rules on what an entry must contain: what its JSON Schema requires, a definition, and lists where lists are usual."""
