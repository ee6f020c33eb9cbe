"""A glossary as a site: pages for readers, data for machines, written safely into one folder.

In: a ``Session``, and the ``Report`` on it. Out: the files of the site, by their paths. Begin with
``site.build``: ``book`` says which entries are shown, and joins them with their ``addresses``, extras and
``relations``; ``html`` makes the pages, ``data`` what machines read; ``output`` writes all of it, or nothing.

It works for any layout, since it shows roles and the keys that many glossaries use (``extras``). jinja2 and nh3 come
with ``glosslint[site]``, and are imported only by ``glosslint publish`` and ``serve``.
"""
