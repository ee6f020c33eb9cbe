"""Whether an English text is a sentence with a subject and a verb, or a fragment as definitions often are."""

from __future__ import annotations

import re

#: Verb forms that no noun has. Of other verbs ("computes", "files") the form alone does not tell.
_FINITE = (
    r"is|are|was|were|isn't|aren't|has|have|had|hasn't|can|cannot|can't|could|may|might|must|shall|should|will|would"
)
#: What begins a clause of its own, whose verb is not that of the sentence: "score that is …", "way in which it can …".
_SUBORDINATE = (
    r"that|which|who|whom|whose|where|when|whenever|while|why|how|what|if|whether|because|since|unless|until|as|after"
    r"|before|than|so|though|although"
)
_FIRST = re.compile(rf"\b(?:(?P<verb>{_FINITE})|{_SUBORDINATE})\b|[:;(]|[.!?](?=\s)", re.IGNORECASE)
#: "When a model has …, it is …": the sentence begins after the comma.
_OPENING_CLAUSE = re.compile(
    r"\W*(?:when|if|where|while|as|because|since|although|in order)\b[^.;:]*?,\s", re.IGNORECASE
)


def is_full_sentence(text: str) -> bool:
    """Return whether a text begins with a subject and its verb, as "The model has …" does and "Model that has …" not.

    Only auxiliaries and forms of "be" and "have" are recognized: a sentence with another verb counts as none.
    """
    opening = _OPENING_CLAUSE.match(text)
    first = _FIRST.search(text, opening.end() if opening is not None else 0)
    return first is not None and first["verb"] is not None and bool(text[: first.start()].strip("\"'*_[ "))
