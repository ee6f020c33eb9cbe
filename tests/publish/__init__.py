"""The site that glosslint publish makes."""
