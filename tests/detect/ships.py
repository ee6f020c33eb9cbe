"""The words of ships: a glossary of four entries, and what ``init`` shows of it."""

from __future__ import annotations

TERMS = {
    "Rope": "Thick line of twisted yarn.",
    "Yarn": "Thread of spun fibre, for a rope.",
    "Bow": "Front part of a ship.",
    "Stern": "Rear part of a ship.",
}
SHOWN = "".join(f"  {term}: {text}\n" for term, text in list(TERMS.items())[:3])
