"""Language codes."""

from __future__ import annotations

from glosslint.util.regexes import lazy_pattern

ANY_LANGUAGE = "*"
ENGLISH = "en"
UNDETERMINED = "und"  # ISO 639-2: a language that could not be told
#: An ISO 639 code, then script, region or variant (BCP 47): en, pt-BR, zh-Hans.
LANGUAGE_CODE = lazy_pattern(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
