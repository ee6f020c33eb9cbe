"""TeX to MathML, which browsers show without a script."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import Any

#: Inline styles, which math-core writes for \color. The pages' CSP forbids them, and colour alone carries no meaning.
_STYLE = re.compile(r' style="[^"]*"')


@cache
def _converter() -> Any:
    from math_core import LatexToMathML

    return LatexToMathML(allow_unreliable_rendering=False)


@lru_cache(maxsize=4096)
def mathml(tex: str, display: bool = False) -> str:
    """Return a formula as MathML, or the TeX itself as code if it cannot be converted."""
    from math_core import LatexError

    try:
        converted: str = _converter().convert_with_local_state(tex, displaystyle=display)
    except LatexError:
        return f'<code class="tex">{escape(tex)}</code>'
    return _STYLE.sub("", converted).replace("<math", f'<math alttext="{escape(tex)}"', 1)
