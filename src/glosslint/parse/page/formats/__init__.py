"""The adapters: the syntax of a format → the tree of a page."""
