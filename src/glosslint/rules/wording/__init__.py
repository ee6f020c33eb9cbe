"""Rules on words: spelling and grammar as language engines judge them, repeated words, and a project's own lists."""
