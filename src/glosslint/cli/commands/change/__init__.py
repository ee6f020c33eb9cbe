"""Commands that change entries, or the list of accepted words."""
