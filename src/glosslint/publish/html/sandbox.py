"""Templates of a project: they are untrusted code, which runs in Jinja's sandbox and within limits for each page.

The sandbox keeps templates from Python's objects, and a range from having more than 100,000 numbers; it lets loops
within loops, macros and growing texts run for ever.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import thread_time
from typing import Any

from jinja2 import Template, TemplateRuntimeError, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import do_round
from jinja2.nodes import Node
from jinja2.runtime import Context
from jinja2.sandbox import MAX_RANGE, SandboxedEnvironment

#: Statements and values that a page may take; the index of 10,000 entries takes 430,000.
MAX_STEPS = 2_000_000
#: Seconds of processor time, for steps that each take long.
MAX_SECONDS = 10.0
#: Characters of a page or a text in it; the index of 10,000 entries has 6 million.
MAX_TEXT = 50_000_000
MAX_DIGITS = 100  # of the filter "round"
#: Bytes of a template.
MAX_TEMPLATE = 1024 * 1024
#: Bytes of memory that rendering may add, where the system can tell how many there are (Linux).
MAX_MEMORY = 256 * 1024 * 1024
_ONE_AT_A_TIME = threading.Lock()  # the limit of memory is one of the process


class _Generator(CodeGenerator):
    def blockvisit(self, nodes: Iterable[Node], frame: Frame) -> None:
        """Count a step for a block, such as the body of a loop, and for each statement in it."""
        self.writeline("environment.count()")
        for node in nodes:
            self.writeline("environment.count()")
            super().blockvisit((node,), frame)


class Sandbox(SandboxedEnvironment):
    """An environment for the templates of a project."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(("*", "**"))

    def __init__(self, **options: Any) -> None:
        # Not optimized: constant expressions would be computed while a template is compiled, beyond all limits.
        super().__init__(finalize=self._count_value, optimized=False, **options)
        del self.globals["lipsum"]  # text without end, and another one each time
        self.filters["round"] = _round
        self._steps, self._end = 0, 0.0

    def text_of(self, template: Template, variables: Mapping[str, Any]) -> str:
        """Render a page. Raise TemplateRuntimeError above a limit, and whatever the template raises."""
        with _ONE_AT_A_TIME, _limit_memory():
            self._steps, self._end = 0, thread_time() + MAX_SECONDS
            parts, size = [], 0
            for part in template.generate(variables):
                parts.append(part)
                size += len(part)
                if size > MAX_TEXT:
                    raise TemplateRuntimeError(f"the page has more than {MAX_TEXT:,} characters")
            return "".join(parts)

    def count(self) -> None:
        """Count a step. Raise TemplateRuntimeError for one too many."""
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise TemplateRuntimeError(f"the page takes more than {MAX_STEPS:,} steps; are there loops within loops?")
        if thread_time() > self._end:
            raise TemplateRuntimeError(f"the page takes more than {MAX_SECONDS:g} seconds")

    @pass_context  # so that constants are no exception
    def _count_value(self, _: Context, value: Any) -> Any:
        self.count()
        return value

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply. Raise OverflowError for large numbers, and for texts and lists that would be too long."""
        numbers = [number for number in (left, right) if isinstance(number, int)]
        size = next((len(value) for value in (left, right) if hasattr(value, "__len__")), 0)
        if any(abs(number) > MAX_RANGE for number in numbers) or size * max(numbers, default=0) > MAX_TEXT:
            raise OverflowError(f"numbers above {MAX_RANGE:,} cannot be multiplied, nor texts above {MAX_TEXT:,} made")
        return super().call_binop(context, operator, left, right)


def _round(value: float, precision: int = 0, method: Any = "common") -> float:
    """Round as Jinja does. Raise OverflowError for what would be a number of thousands of digits."""
    if abs(precision) > MAX_DIGITS:
        raise OverflowError(f"a number cannot be rounded to {precision} digits")
    return do_round(value, precision, method)


@contextmanager
def _limit_memory() -> Iterator[None]:
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except (ImportError, OSError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    known = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([used + MAX_MEMORY, *known]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
