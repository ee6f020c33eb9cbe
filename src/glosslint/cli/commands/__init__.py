"""The commands, in modules that ``main`` lists, and imports when one of them is called."""
