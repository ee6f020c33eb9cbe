"""``glosslint deprecate``: mark an entry as deprecated in favour of another."""

from __future__ import annotations

from typing import NamedTuple

from glosslint.model import GlosslintError
from glosslint.refactor.roles import set_role
from glosslint.refactor.workspace import Change, Plan, Workspace, apply_plan, count_links_to, refuse_new_errors


class Deprecated(NamedTuple):
    """The file that changes, if it does, and the number of references and links to the entry that remain."""

    changes: tuple[Change, ...]
    places: int


def deprecate(space: Workspace, name: str, replacement: str) -> Deprecated:
    """Return the changed file; nothing is written. Raise GlosslintError when it cannot be done."""
    layout = space.project.layout
    needed = {"status": layout.status, "replaced-by": layout.replaced_by}
    missing = [role for role, path in needed.items() if not path or path.startswith("@")]
    if missing and layout.entries == "section":
        raise GlosslintError(
            f'an entry of the layout "{layout.name}" is part of a page, and has no key for {" and ".join(missing)}; '
            "say in its text that it is deprecated, and link to the other"
        )
    if missing:
        keys = " and ".join(f'layout.{role} = "{role.replace("-", "_")}"' for role in missing)
        raise GlosslintError(
            f'the layout "{layout.name}" has no key for {" and ".join(missing)}; name it in the settings, '
            f"such as {keys}"
        )
    entry, other = space.entry(name), space.entry(replacement)
    if entry is other:
        raise GlosslintError(f'"{name}" cannot be replaced by itself')
    if other.deprecated:
        final = space.glossary.replacement(other)
        hint = f'; use "{final.key}", which replaces it' if final is not None and final is not entry else ""
        raise GlosslintError(f'"{replacement}" is deprecated itself{hint}')
    plan = Plan()
    for role, text in ((layout.status, "deprecated"), (layout.replaced_by, replacement)):
        for intent in set_role(space, entry, role, text):
            plan.add(intent)
    changes, after = apply_plan(space, plan)
    refuse_new_errors(space, after, plan)
    return Deprecated(changes, count_links_to(space, entry).total())
