"""Formulas on the pages: MathML, which browsers show without a script."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from glosslint.parse.tex import TexError, to_mathml

#: Inline styles, which math-core writes for \color. The pages' CSP forbids them, and colour alone carries no meaning.
_STYLE = re.compile(r' style="[^"]*"')


@lru_cache(maxsize=4096)
def mathml(tex: str, display: bool = False) -> str:
    """Return a formula as MathML, or the TeX itself as code if it cannot be converted."""
    converted = to_mathml(tex, display)
    if isinstance(converted, TexError):
        return f'<code class="tex">{escape(tex)}</code>'
    return _STYLE.sub("", converted).replace("<math", f'<math alttext="{escape(tex)}"', 1)
