"""What the server can be asked for. Each module has ``HANDLERS``: the requests that it answers, and their options.

In: a ``spots.Spot``, the place in a file that a request is about, in the session of the files as they are now. Out:
values of the protocol; edits are made by ``edits``, and nothing is written.
"""
