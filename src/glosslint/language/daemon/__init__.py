"""Processes that outlive a run, because their engine takes long to load: a LanguageTool server, or Harper.

In: what to keep loaded (``Kept``). Out: a daemon that each run of the same user finds, and that ends by itself.

Begin with ``server.py``, which is the daemon. ``client.py`` is the client in a run, ``channel.py`` the protocol between
them, ``folder.py`` the place of its record.
"""
