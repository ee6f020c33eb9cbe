"""Changes that a writer asks for by name, and that concern the whole glossary: rename, deprecate, begin an entry."""
