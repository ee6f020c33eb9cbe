"""What earlier runs computed, in the user's cache folder (``util/cache_file.py``), by what it depends on.

``facts`` are those of each file, with what rules need of its texts; ``runs`` is what whole runs wrote, for a run that
would read the same. What language engines answered is in ``language/cache.py``.
"""
