"""Changes that a reader chooses, one by one: what is offered in a review, and comments that suppress a finding.

In: a document and a finding. Out: a ``Repair`` like any other. Begin with ``comments.suppressing``.
"""
