"""LanguageTool: the deep engine, in a Java server of its own, on this machine unless the settings name another.

``settings`` is the table of keys, ``engine`` what the checks talk to, ``api`` the HTTP of one server, ``batches`` makes
requests of passages and ranges of answers, ``curation`` chooses the rules, ``spread`` shares texts among servers. A
server of our own: ``installation`` finds LanguageTool and Java, ``managed`` starts a server and finds it again,
``keeper`` is the process that watches over it and stops it, ``state`` their folder.
"""
