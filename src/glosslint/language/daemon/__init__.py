"""Processes that outlive a run, because what they hold takes long to load: a LanguageTool server, or Harper.

In: what is to be kept, as ``Kept`` says. Out: a daemon that each run of the same user finds, and that ends by itself.

Begin with ``server.py``, which is the daemon. ``client.py`` is how runs start it and ask it, ``channel.py`` what they
say to each other, ``folder.py`` where its record is.
"""
