"""The commands, one module for each or for a few that belong together; ``cli`` lists them.

``glosslint --help`` loads them all, so each imports what is heavy inside the function that needs it.
"""
