"""Commands that report findings, and what they share."""
