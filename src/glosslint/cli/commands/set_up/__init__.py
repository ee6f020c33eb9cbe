"""Commands for settings and installation."""
