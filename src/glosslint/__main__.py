"""``python -m glosslint``."""

from glosslint.cli import main

main()
