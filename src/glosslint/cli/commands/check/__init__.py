"""Commands that check and fix."""
