"""Language codes."""

from __future__ import annotations

import re

ANY_LANGUAGE = "*"
#: An ISO 639 code, then script, region or variant (BCP 47): en, pt-BR, zh-Hans.
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
