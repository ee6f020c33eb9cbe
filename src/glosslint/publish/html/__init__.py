"""Pages: what each kind of page shows (``entry_page``, ``index_page``), texts as safe HTML (``markup``, ``formulas``),
the picture of a neighbourhood (``picture``), and the templates with the stylesheet and the script (``render``)."""
