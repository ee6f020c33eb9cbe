"""``glosslint fix -i``: a review of all that can be fixed, one by one, with single keys.

In: the offers of a round of fixes. Out: what was chosen, and words to accept. Begin with ``review.Review``;
``keyboard`` reads keys, ``changed_lines`` shows a change, ``outcome`` ends the review.
"""
