"""``python -m glosslint``."""

from glosslint.cli import script

script()
