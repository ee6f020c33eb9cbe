"""Where the entries of a file are, and which of their keys have which role.

In: a table of settings or the name of a preset (``presets.read_layout``). Out: a ``Layout`` (layout.py), which
``entry_nodes`` applies to a parsed Document. A ``Role`` (roles.py) is one path of keys such as ``en.term``;
``LinkPatterns`` (link_patterns.py) finds the ids in link destinations. Begin reading in layout.py; the layouts
that come with glosslint are in presets.toml.
"""
