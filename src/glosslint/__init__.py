"""glosslint checks glossaries: structure, cross-references and house style, each finding at its exact place."""

__version__ = "0.1.0"
