"""
## What it does

Reports a file of the glossary that cannot be read: missing permission, a broken or circular symbolic link, a named pipe
or device, or a size above `max-file-size` of the settings (8 MiB by default).

## Why is this bad?

Nothing in the file is checked, and references to its entries look broken to programs that read the other files.

## How to fix it

Make it a regular file that you can read, or list it under `exclude` in the settings.

## Sources

Our own. The limit is far above the largest published glossary known to us, which has 0.6 MB.
"""

from __future__ import annotations

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Problems, Severity, good


def check(file: FileFacts, options: NoOptions) -> Problems:
    """Report why the file cannot be read."""
    for fault in file.faults:
        if fault.kind == "unreadable-file":
            yield Problem(fault.message, file.at(fault.span), help=fault.help)


RULE = FileRule(
    name="unreadable-file",
    category="file",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    always=True,
    examples=(good("id: token\nterm: token\n"), good("")),
)
