"""What the rules on suppression comments share: the fix that removes names from one, and lists of names."""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.rule import Fix, ReplaceSource, SelectorUse, Span, Suppression, joined, safe


def removal(comment: Suppression, unused: Sequence[SelectorUse]) -> Fix:
    """Return the fix that removes these names, or the comment if it names nothing else."""
    if len(unused) == len(comment.names):
        return safe("remove the comment", ReplaceSource(comment.at(comment.line), ""))
    removed = {use.name.span for use in unused}
    names = [name.span for name in comment.names]
    # What is removed with each name goes up to the next name or, after the last one kept, is all that follows it.
    last = max(index for index, span in enumerate(names) if span not in removed)
    spans = [Span(span.start, names[index + 1].start) for index, span in enumerate(names[:last]) if span in removed]
    spans += [Span(names[last].end, names[-1].end)] if last < len(names) - 1 else []
    intents = (ReplaceSource(comment.at(span), "") for span in spans)
    return safe("remove the name" if len(unused) == 1 else "remove the names", *intents)


def listed(names: Sequence[str]) -> str:
    """Return ``"a"``, ``"a" and "b"``, or ``"a", "b" and "c"``."""
    return joined([f'"{name}"' for name in names])
