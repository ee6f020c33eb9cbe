"""Markdown: the structure of a text, and pages with front matter.

``parser.parse`` takes one text, such as a definition, and returns its links and the parts that are not prose.
``page.parse`` takes a whole file and returns its Document: the keys of the ``front_matter``, the body, and the parts
between its ``headings``. ``extensions`` finds the parts that are filled before Markdown is parsed.
"""
