"""Pages: what each kind of page shows (``entry_page``, ``index_page``), texts as safe HTML (``markup``, ``formulas``),
diagrams of a neighbourhood (``diagram``) and of a cycle of definitions (``cycle``), and the templates with the
stylesheet and the script (``render``)."""
