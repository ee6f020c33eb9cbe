"""The values that pass between the stages: places, problems, fixes, findings. All are frozen, none does any work.

A rule yields a Problem at a Place with a Fix; the engine turns it into a Finding at a Location; a Report holds all of
them. Begin reading in place.py and problem.py.

Offsets are counted in characters (code points) from 0; lines and columns, made only when findings are reported, from 1.
"""

from glosslint.model.fix import (
    Edit as Edit,
    Fix as Fix,
    InsertItem as InsertItem,
    InsertKey as InsertKey,
    Intent as Intent,
    RemoveItem as RemoveItem,
    RemoveKey as RemoveKey,
    RenameKey as RenameKey,
    Reorder as Reorder,
    Repair as Repair,
    Replace as Replace,
    ReplaceSource as ReplaceSource,
    Safety as Safety,
    SetValue as SetValue,
    Value as Value,
)
from glosslint.model.place import (
    Location as Location,
    NodePath as NodePath,
    Part as Part,
    Place as Place,
    Position as Position,
    Related as Related,
    RelatedLocation as RelatedLocation,
    Span as Span,
)
from glosslint.model.problem import (
    INTERNAL as INTERNAL,
    Cause as Cause,
    Defect as Defect,
    Fault as Fault,
    Finding as Finding,
    GlosslintError as GlosslintError,
    Parsed as Parsed,
    Problem as Problem,
    ProblemRef as ProblemRef,
    Severity as Severity,
    describe_error as describe_error,
    format_traceback as format_traceback,
    internal_fault as internal_fault,
)
