"""LanguageTool: the thorough engine, in a Java server on this machine unless the settings name another.

Begin with ``engine.py``. ``api.py`` is the HTTP of one server, ``client.py`` makes requests of passages and spans of
answers, ``rule_filter.py`` selects LanguageTool's rules. For our own server: ``installation.py`` finds LanguageTool
and Java, ``local_server.py`` finds or starts a server, ``daemon.py`` is the process that watches and stops it,
``daemon_client.py`` how runs find that, ``channel.py`` the protocol between them.
"""
