"""The site for machines: JSON-LD, JSON, sitemap and feed (``machine``), dates of changes (``dates``), and the index
for full-text search (``search``)."""
