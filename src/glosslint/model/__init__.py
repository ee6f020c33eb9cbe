"""The values that pass between the stages: places, problems, fixes, findings. All are frozen, none does any work.

A rule yields a Problem at a Place with a Fix; the engine turns it into a Finding at a Location; a Report holds all of
them. Begin reading in place.py and problem.py.

Offsets are counted in characters (code points) from 0; lines and columns, made only when findings are reported, from 1.
"""

from glosslint.model.errors import GlosslintError
from glosslint.model.finding import Finding, ProblemRef
from glosslint.model.fix import (
    Edit,
    Fix,
    InsertItem,
    InsertKey,
    Intent,
    RemoveItem,
    RemoveKey,
    RenameKey,
    Reorder,
    Repair,
    Replace,
    ReplaceSource,
    Safety,
    SetValue,
    Value,
)
from glosslint.model.place import Location, NodePath, Part, Place, Position, Related, RelatedLocation, Span
from glosslint.model.problem import INTERNAL, Cause, Fault, Problem, Severity, describe_error, internal_fault

__all__ = [
    "INTERNAL",
    "Cause",
    "Edit",
    "Fault",
    "Finding",
    "Fix",
    "GlosslintError",
    "InsertItem",
    "InsertKey",
    "Intent",
    "Location",
    "NodePath",
    "Part",
    "Place",
    "Position",
    "Problem",
    "ProblemRef",
    "Related",
    "RelatedLocation",
    "RemoveItem",
    "RemoveKey",
    "RenameKey",
    "Reorder",
    "Repair",
    "Replace",
    "ReplaceSource",
    "Safety",
    "SetValue",
    "Severity",
    "Span",
    "Value",
    "describe_error",
    "internal_fault",
]
