"""What ``init`` says of a page: what of it is in no entry, and why it cannot be read.

In: readings of pages, and what was found in a folder. Out: words for a line. Begin with why_not.py.
"""
