"""The site for machines: JSON-LD, JSON, sitemap and feed (``machine``), days of changes (``dates``), and the index of
the full-text search (``search``)."""
