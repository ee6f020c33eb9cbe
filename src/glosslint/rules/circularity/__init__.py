"""Rules on entries that refer to each other in cycles: by definition, hierarchy or redirection."""
