"""What the rules on comments that silence others share."""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.rule import Fix, ReplaceSource, SelectorUse, Span, Suppression, safe


def removal(comment: Suppression, unused: Sequence[SelectorUse]) -> Fix:
    """Take out these names, and with the last of them the comment."""
    if len(unused) == len(comment.names):
        return safe("remove the comment", ReplaceSource(comment.at(comment.line), ""))
    gone = {use.name.span for use in unused}
    intents = (ReplaceSource(comment.at(span), "") for span in _spans([name.span for name in comment.names], gone))
    return safe("remove the name" if len(unused) == 1 else "remove the names", *intents)


def _spans(names: Sequence[Span], gone: set[Span]) -> list[Span]:
    """What goes with each name: all up to the next name or, behind the last one that stays, all from that one on."""
    last = max(index for index, span in enumerate(names) if span not in gone)
    found = [Span(span.start, names[index + 1].start) for index, span in enumerate(names[:last]) if span in gone]
    return found + ([Span(names[last].end, names[-1].end)] if last < len(names) - 1 else [])


def listed(names: Sequence[str]) -> str:
    """``"a"``, ``"a" and "b"``, ``"a", "b" and "c"``."""
    quoted = [f'"{name}"' for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]
