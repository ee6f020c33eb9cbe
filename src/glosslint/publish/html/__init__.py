"""Pages: what each kind of page shows (``pages``), texts as safe HTML (``markup``, ``pictures``), diagrams
(``diagram``), and the templates with the stylesheet and the script (``render``; those of a project run in
``sandbox``)."""
