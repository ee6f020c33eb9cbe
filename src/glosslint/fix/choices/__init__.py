"""Changes that users choose one by one: the offers of a review, and comments that suppress a finding.

In: a document and a finding. Out: a ``Repair`` like any other. Begin with ``comments.suppressing``.
"""
