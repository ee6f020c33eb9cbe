"""Rounds of fixing: judge, change what may be changed, prove it, and judge again until nothing is left to fix.

Nothing is written here: the result holds the texts before and after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic

from glosslint.fix.choices import Offer, offers_of
from glosslint.fix.together import drop_overlaps
from glosslint.fix.trial import Judge, Key, Pair, S, Told, Trial, key_of, texts_after
from glosslint.fix.verify import Verifier
from glosslint.glossary.meaning import Meaning
from glosslint.model import Finding, NodePath, Repair, Replace, Safety
from glosslint.model.report import Fixed
from glosslint.model.source import Source
from glosslint.parse.tree import Document, Scalar
from glosslint.util.sequences import group_values

#: More rounds than any glossary needs: overlapping fixes wait for the next, and each round makes at least one that
#: leads to no earlier text.
MAX_ROUNDS = 50

_UNDOES = "it would undo another fix"
#: A file and a value in it, words of that, and what is written instead.
_Rewrite = tuple[str, NodePath, str, str]
#: Called with all that is offered in a round, and the state then; returns what to make, each with its finding.
Choose = Callable[[Sequence[Offer], Any], Sequence[Pair]]


@dataclass(frozen=True)
class FixedState(Generic[S]):
    """The state after all rounds; its ``findings`` say why fixes were not made.

    ``before`` and ``after`` are the sources of the files that were changed, by path; ``fixed`` are the fixes in the
    order in which they were made.
    """

    state: S
    findings: tuple[Finding, ...]
    fixed: tuple[Fixed, ...]
    before: Mapping[str, Source]
    after: Mapping[str, Source]

    @property
    def changes(self) -> list[tuple[Source, Source]]:
        """The files that change, old and new text, by path."""
        pairs = ((self.before[path], self.after[path]) for path in sorted(self.after))
        return [(old, new) for old, new in pairs if old.text != new.text]


def fix_in_rounds(
    judge: Judge[S], unsafe: bool, choose: Choose | None, meaning: Callable[[S], Meaning] | None
) -> FixedState[S]:
    """Make the safe fixes (and the unsafe ones, if requested) of all findings, in rounds until nothing is left to fix.

    ``meaning`` gives the meaning of a state, which fixes must leave as it is where only safe ones are asked for.
    A fix that cannot be proven to do only what it says is left out, and its finding says why in ``unfixed``.
    """
    state = judge({}, {})
    rounds = _Rounds(judge, state, unsafe, choose, None if unsafe or choose else meaning)
    for _ in range(MAX_ROUNDS):
        reasons, following = rounds.run_round(state)
        if following is None:
            break
        state = following
    else:
        reasons = {}
    findings = tuple(_add_reasons(finding, reasons) for finding in state.findings)
    return FixedState(state, findings, tuple(rounds.fixed), rounds.before, rounds.texts)


class _Rounds(Generic[S]):
    def __init__(
        self,
        judge: Judge[S],
        first: S,
        unsafe: bool,
        choose: Choose | None,
        meaning: Callable[[S], Meaning] | None,
    ) -> None:
        self._judge = judge
        self._meaning = meaning
        by_choice = (Safety.UNSAFE, Safety.DISPLAY) if choose else ()  # the user sees each before it is made
        self._safeties = {Safety.SAFE, *([Safety.UNSAFE] if unsafe else []), *by_choice}
        self._choose = choose
        self._declined: set[object] = set()  # offers of which nothing was chosen are made once
        self.before: dict[str, Source] = {}
        self.texts: dict[str, Source] = {}
        self.fixed: list[Fixed] = []
        self._round = 0
        self._texts_seen: dict[str, set[str]] = defaultdict(set)  # by path, before the round
        self._rewritten: dict[_Rewrite, set[str]] = defaultdict(set)  # the rules that wrote words instead of others
        self._told = Told([finding for finding, _ in self._wanted_fixes(first)])

    def run_round(self, state: S) -> tuple[dict[Key, str], S | None]:
        """Make one round. Return why fixes were left out, and the state afterwards; ``None`` if nothing was changed."""
        reasons: dict[Key, str] = {}
        meaning = self._meaning(state) if self._meaning is not None else None
        accepted = self._accept_fixes(state, reasons)
        while True:
            proven, parsed = _prove_fixes(accepted, state.documents, meaning, reasons)
            trial = Trial(self._judge, self.texts, state, reasons, parsed)
            trial.run(proven)
            texts = texts_after(state, trial.kept)
            # Fixes undo each other where a file would have a text that it had before.
            undone = {path for path, new in texts.items() if new.text in self._texts_seen[path]}
            reasons |= {key_of(repair): _UNDOES for _, repair in trial.kept if repair.path in undone}
            if not undone and (trial.following is not None or not proven):
                break
        self._keep(state, trial.kept, texts)
        return reasons, trial.following

    def _refuse_undoing(self, pairs: Sequence[Pair], state: S, reasons: dict[Key, str]) -> list[Pair]:
        """Return the pairs without those that write what a fix of another rule rewrote in the same value."""
        kept = []
        for pair in pairs:
            rewrites = _rewrites(pair[1], state.documents)
            undone = {rule for file, node, old, new in rewrites for rule in self._rewritten[file, node, new, old]}
            if undone - {pair[1].rule}:
                reasons[key_of(pair[1])] = f"it would undo the fix of {min(undone)}"
            else:
                kept.append(pair)
        return kept

    def _wanted_fixes(self, state: S) -> list[Pair]:
        safeties, choices = self._safeties, self._choose is not None
        pairs = ((finding, repair) for finding in state.findings for repair in finding.fixes(safeties, choices))
        return sorted(pairs, key=lambda pair: pair[1].path)

    def _accept_fixes(self, state: S, reasons: dict[Key, str]) -> Sequence[Pair]:
        """Return the fixes to make: all that are wanted or, where each is chosen, what is."""
        wanted = self._refuse_undoing(self._wanted_fixes(state), state, reasons)
        if self._choose is None:
            return wanted
        allowed = group_values((id(finding), repair) for finding, repair in wanted)
        every = [offer for finding in state.findings for offer in offers_of(finding, allowed.get(id(finding), ()))]
        offers = [offer for offer in every if _identity(offer, state.documents) not in self._declined]
        chosen = self._choose(offers, state) if offers else ()
        made = {id(finding) for finding, _ in chosen}
        self._declined |= {_identity(offer, state.documents) for offer in offers if id(offer.finding) not in made}
        return chosen

    def _keep(self, state: S, pairs: Sequence[Pair], texts: Mapping[str, Source]) -> None:
        self._round += 1
        for path in texts:
            old = state.documents[path].source
            self.before.setdefault(path, old)
            self._texts_seen[path].add(old.text)
        self.texts |= texts
        for finding, repair in pairs:
            for rewrite in _rewrites(repair, state.documents):
                self._rewritten[rewrite].add(repair.rule)
            location = state.documents[repair.path].source.locate(repair.edits[0].span)
            first = repair.rule == finding.rule and repair is next(iter(finding.repairs), None)
            if finding.location.path == repair.path and first:
                location = finding.location
            name, revealed = self._told.name(finding, repair, self._round)
            self.fixed.append(
                Fixed(repair.rule, finding.severity, finding.message, location, repair.fix, name, revealed)
            )
        for finding, repair in pairs:
            self._told.remove(finding, repair)


def _identity(offer: Offer, documents: Mapping[str, Document]) -> object:
    """Return what makes an offer the same as one of an earlier round, whatever was changed elsewhere in the file."""
    finding = offer.finding
    if not offer.repairs:
        return finding.rule, finding.location.path, finding.entry, finding.quoted
    repair = offer.repairs[0]
    text = documents[repair.path].source.text
    edits = tuple((text[slice(*edit.span)], edit.text) for edit in repair.edits)
    return repair.rule, repair.path, finding.entry, repair.fix.title, edits


def _rewrites(repair: Repair, documents: Mapping[str, Document]) -> Iterator[_Rewrite]:
    """Yield what a fix rewrites: not what it only removes, so that no fix that only adds undoes one."""
    for intent in repair.fix.intents:
        if isinstance(intent, Replace) and intent.text.strip() and intent.place.span is not None:
            match = documents[repair.path].find(intent.place.path)
            if match is not None and isinstance(match.node, Scalar):
                yield repair.path, intent.place.path, match.node.text[slice(*intent.place.span)], intent.text


def _prove_fixes(
    accepted: Sequence[Pair],
    documents: Mapping[str, Document],
    meaning: Meaning | None,
    reasons: dict[Key, str],
) -> tuple[list[Pair], dict[str, Document]]:
    """Return the fixes that are proven together in each file, and the files with them, by path."""
    proven: list[Pair] = []
    parsed: dict[str, Document] = {}
    for path, pairs in sorted(group_values((pair[1].path, pair) for pair in accepted).items()):
        while pending := [pair for pair in pairs if key_of(pair[1]) not in reasons]:
            group = drop_overlaps(pending, lambda pair: pair[1])
            verified, after = _verify_fixes(documents[path], meaning, group, reasons)
            if verified:
                proven += verified
                parsed[path] = after
                break  # else, those that failed must not keep others waiting
    return proven, parsed


def _verify_fixes(
    document: Document, meaning: Meaning | None, pairs: Sequence[Pair], reasons: dict[Key, str]
) -> tuple[list[Pair], Document]:
    """Return the fixes of a file that are proven together, and the file with them. What fails alone gets its reason."""
    verifier = Verifier(document, meaning)
    kept: list[Pair] = []
    parsed = document

    def attempt(group: Sequence[Pair]) -> None:
        nonlocal parsed
        after, reason = verifier.apply([repair for _, repair in (*kept, *group)])
        if not reason:
            kept.extend(group)
            parsed = after
        elif len(group) > 1:
            attempt(group[: len(group) // 2])
            attempt(group[len(group) // 2 :])
        else:
            alone = verifier.apply([group[0][1]])[1] if kept else reason
            if alone:
                reasons[key_of(group[0][1])] = alone

    attempt(pairs)
    return kept, parsed


def _add_reasons(finding: Finding, reasons: Mapping[Key, str]) -> Finding:
    """Return the finding with the reasons for which its fixes were left out, and without their edits."""
    left_out = [reasons.get(key_of(repair), "") for repair in finding.repairs]
    if not any(left_out):
        return finding
    repairs = (
        replace(repair, edits=(), reason=reason) if reason else repair
        for repair, reason in zip(finding.repairs, left_out, strict=True)
    )
    return replace(finding, repairs=tuple(repairs), unfixed=next(filter(None, left_out)))
