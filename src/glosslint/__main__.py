"""``python -m glosslint``, and the console script."""

import os
from typing import NoReturn


def script() -> NoReturn:
    """Run the command line. Ctrl-C while it is still being imported ends as quietly as later."""
    try:
        from glosslint.cli.main import script as run
    except KeyboardInterrupt:
        os._exit(130)
    run()


if __name__ == "__main__":
    script()
