"""``python -m glosslint``."""

from glosslint.cli.main import script

script()
