"""``glosslint deprecate``: mark an entry as deprecated in favour of another."""

from __future__ import annotations

from glosslint.engine.session import Session
from glosslint.model import GlosslintError
from glosslint.model.options import toml, toml_key
from glosslint.refactor.intents import set_role
from glosslint.refactor.workspace import Change, ChangePlan, apply_plan, count_links_to, entry_named, refuse_new_errors
from glosslint.settings.file import FILE, PYPROJECT
from glosslint.settings.settings import Settings


def _explain_missing_keys(settings: Settings, missing: list[str]) -> str:
    """Return a message with a table for the settings file that names keys for the ``missing`` roles."""
    stated = settings.table.layout
    header = "[tool.glosslint.layout]" if settings.file == PYPROJECT else "[layout]"
    table = {"extends": stated} if isinstance(stated, str) else dict(stated)
    keys = {role: role.replace("-", "_") for role in missing}
    table |= keys
    if settings.layout.columns:  # the first row is an entry, so the columns are named in the settings only
        table["columns"] = [*settings.layout.columns, *keys.values()]
    lines = "".join(f"{toml_key(key)} = {toml(value)}\n" for key, value in table.items())
    file = settings.origin or FILE
    if isinstance(stated, str):
        instead = f"remove layout = {toml(stated)} from {file}" if "layout" in settings.origins else f"open {file}"
        what = f"{instead}, add this at its end"
    else:
        what = f"replace the table {header} of {file} with this"
    return (
        f'the layout "{settings.layout.name}" has no key for {" and ".join(missing)}; {what}, and run the command '
        f"again:\n\n{header}\n{lines}"
    )


def deprecate(space: Session, name: str, replacement: str) -> tuple[tuple[Change, ...], int]:
    """Return the changes that deprecate the entry ``name`` in favour of ``replacement``, and how many references and
    links to it remain; nothing is written. Raise GlosslintError if the layout has no keys for this, or if an entry
    cannot be deprecated or replace it."""
    layout = space.project.layout
    needed = {"status": layout.status, "replaced-by": layout.replaced_by}
    missing = [role for role, path in needed.items() if not path or path.startswith("@")]
    if missing and layout.entries == "section":
        raise GlosslintError(
            f'an entry of the layout "{layout.name}" is part of a page, and has no key for {" and ".join(missing)}; '
            "say in its text that it is deprecated, and link to the other"
        )
    if missing:
        raise GlosslintError(_explain_missing_keys(space.settings, missing))
    entry, other = entry_named(space, name), entry_named(space, replacement)
    if entry is other:
        raise GlosslintError(f'"{name}" cannot be replaced by itself')
    if other.deprecated:
        final = space.glossary.replacement(other)
        hint = f'; use "{final.key}", which replaces it' if final is not None and final is not entry else ""
        raise GlosslintError(f'"{replacement}" is deprecated itself{hint}')
    plan = ChangePlan()
    plan.add(*set_role(space, entry, layout.status, "deprecated"))
    plan.add(*set_role(space, entry, layout.replaced_by, space.glossary.reference_to(other)))
    changes, after = apply_plan(space, plan)
    refuse_new_errors(space, after, plan)
    return changes, count_links_to(space, entry).total()
