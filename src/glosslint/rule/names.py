"""What rules ask about names and acronyms."""

from glosslint.text.acronyms import (
    acronym_readings as acronym_readings,
    is_near as is_near,
    is_spelled_out as is_spelled_out,
    stands_for as stands_for,
)
from glosslint.text.names import (
    fold as fold,
    is_acronym_of as is_acronym_of,
    kebab as kebab,
    slug as slug,
    split_qualifier as split_qualifier,
    strip_accents as strip_accents,
    strip_signs as strip_signs,
    twin_key as twin_key,
)
