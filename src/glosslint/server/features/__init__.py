"""What the server can be asked for. Each module has ``HANDLERS``: for each request, what finds what it is about (if
``None``, the answer gets the ``App``), the function that answers it, and the options of the request.

In: a ``spots.Spot``, the place in a file that a request is about, in the session of the files as they are now. Out:
values of the protocol; edits are made by ``edits``, and nothing is written.
"""
