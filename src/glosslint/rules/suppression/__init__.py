"""Rules on the comments that suppress other rules: expired, malformed, unused, or without a reason.

They run last, when it is known what each comment suppressed: each takes one ``AppliedSuppression`` and yields problems.
Start with ``suppression_without_reason``.
"""
