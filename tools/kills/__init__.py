"""Kills commands while they write, and looks at what they leave.

``cases`` lists the commands with the files they change, ``run`` kills them, and ``__main__`` counts. A killed command
must leave each file old or new as a whole, and the same command given again must end with the files of a run that was
not killed, and with no temporary file.
"""
