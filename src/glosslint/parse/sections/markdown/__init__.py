"""Markdown pages whose entries are sections: ``reader.read`` takes a file and returns its entries.

``blocks`` parses the page to a tree of blocks and inline elements with their characters; each form of entries is a
module of ``forms``, which finds its entries in that tree. ``terms`` reads a term, its other names and its anchors from
the words that hold them; ``anchors`` generates the anchors of headings as renderers do.
"""
