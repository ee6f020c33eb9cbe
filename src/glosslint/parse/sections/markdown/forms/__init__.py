"""The forms of entries, each a function from a Page to the entries ``Found`` on it, in their order.

``found.found`` makes an entry of its names, anchors and texts; begin reading in ``headings``.
"""
