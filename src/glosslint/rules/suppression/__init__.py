"""Rules on the comments that suppress other rules: expired, malformed, unused, or without a reason."""
