"""The forms of entries, each a function from a Page to the entries ``Found`` on it, in order.

``found.found`` makes an entry from its names, anchors and texts; begin reading in ``headings``.
"""
