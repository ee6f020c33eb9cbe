"""Rules on single definitions: their length, and whether they say what the thing is."""
