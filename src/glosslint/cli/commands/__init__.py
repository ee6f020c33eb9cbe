"""The commands, one module for each; ``main`` lists them, and imports the one that is called."""
