"""Makes a failing case small: without files, lines and characters that do not matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tools.fuzz.cases import Case

_TRIES = 400


def minimise(case: Case, fails: Callable[[Case], bool]) -> Case:
    """Return a smaller case that still ``fails``."""
    left = _TRIES

    def still(smaller: Case) -> bool:
        nonlocal left
        left -= 1
        return left >= 0 and fails(smaller)

    for path in list(case.files):
        smaller = case._replace(files={name: text for name, text in case.files.items() if name != path})
        if smaller.files and still(smaller):
            case = smaller
    for path in case.files:
        case = _smaller_text(case, path, case.files[path].splitlines(keepends=True), still)
        case = _smaller_text(case, path, list(case.files[path]), still)
    return case


def _smaller_text(case: Case, path: str, parts: list[str], still: Callable[[Case], bool]) -> Case:
    def with_parts(kept: Sequence[str]) -> Case:
        return case._replace(files={**case.files, path: "".join(kept)})

    return with_parts(_without(parts, lambda kept: still(with_parts(kept))))


def _without(parts: list[str], holds: Callable[[Sequence[str]], bool]) -> list[str]:
    """Return the parts that are needed: chunks that halve are left out as long as it ``holds``."""
    size = max(1, len(parts) // 2)
    while True:
        at = 0
        while at < len(parts):
            kept = parts[:at] + parts[at + size :]
            if holds(kept):
                parts = kept
            else:
                at += size
        if size == 1:
            return parts
        size = max(1, size // 2)
