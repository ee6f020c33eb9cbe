"""``glosslint fix -i``: show each finding that can be fixed, and ask with a single key what to do about it.

In: the offers of a round (``fix/rounds.py``). Out: the repairs that were chosen; and, for the end, the words to accept,
which ``end_review`` writes. An answer can be undone until the last one of its round has been given.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from glosslint.cli.commands.words import add_words
from glosslint.cli.console import Progress, is_terminal, write, write_lines
from glosslint.cli.fix_files import changed_lines
from glosslint.engine.report import Judgement
from glosslint.facts.suppression import Suppression
from glosslint.fix import choices
from glosslint.fix.choices import Offer
from glosslint.fix.scalar_text import apply_edits
from glosslint.fix.trial import Pair
from glosslint.model import Finding, GlosslintError, Repair, Safety
from glosslint.model.report import Report
from glosslint.parse.tree import Document
from glosslint.report.formats.people import list_frame
from glosslint.report.rebase import Move, move_finding
from glosslint.report.style import Style, safe
from glosslint.report.summary import count_fixed, describe_fixed, write_last_line
from glosslint.settings.settings import Settings
from glosslint.text.messages import count

if sys.platform == "win32":
    import msvcrt
else:
    import termios
    import tty

#: What a closed terminal, or Ctrl-D, answers.
END = ""
_KINDS = {Safety.SAFE: "safe fix", Safety.UNSAFE: "unsafe fix", Safety.DISPLAY: "suggestion"}
_MOST = 9  # suggestions: each has a digit
#: The keys, in the order of the line of keys: what each does, and the word that is left on the screen when it is typed.
_KEYS = {
    "y": ("apply", "applied"),
    "n": ("skip", "skipped"),
    "t": ("type another wording", "typed"),
    "w": ("accept the word", "accepted"),
    "i": ("ignore, with a reason", "ignored"),
    "r": ("skip this rule", "rule skipped"),
    "a": ("apply all that follow", "all applied"),
    "u": ("undo the last answer", "undone"),
    "q": ("quit, and keep the answers", "quit"),
}


class Keyboard:
    """The keys of a terminal. Inside ``attentive``, a key counts at once and is not shown."""

    def __init__(self) -> None:
        self._typed = ""

    @contextmanager
    def attentive(self) -> Iterator[None]:
        """Read single keys inside the block; keys typed before are dropped, since they answer no question."""
        self.drop()
        if sys.platform == "win32":  # which has keys at once, anyway
            yield
            return
        stream = sys.stdin.fileno()
        before = termios.tcgetattr(stream)
        tty.setcbreak(stream, termios.TCSAFLUSH)
        try:
            yield
        finally:
            termios.tcsetattr(stream, termios.TCSADRAIN, before)

    def key(self) -> str:
        """Return the next key, in lower case: ``END`` if the terminal is closed, an escape for keys of no letter."""
        if sys.platform == "win32":
            key = msvcrt.getwch()
            if key == "\x03":
                raise KeyboardInterrupt
            if key in ("\x00", "\xe0"):  # of a key without a letter; a second one names it
                msvcrt.getwch()
                return "\x1b"
            return END if key in ("\x04", "\x1a") else key.lower()
        while not self._typed:
            data = os.read(sys.stdin.fileno(), 64)
            if not data or data == b"\x04":
                return END
            typed = data.decode("utf-8", "replace")
            if typed.startswith("\x1b"):
                return "\x1b"
            self._typed = typed
        key, self._typed = self._typed[0], self._typed[1:]
        return key.lower()

    def line(self, question: str) -> str:
        """Ask for a line, shown as it is typed. Return it without spaces around it; empty if nothing is typed."""
        write(question)
        if sys.platform == "win32":
            return sys.stdin.readline().strip()
        stream = sys.stdin.fileno()
        attentive = termios.tcgetattr(stream)
        shown = termios.tcgetattr(stream)
        shown[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(stream, termios.TCSADRAIN, shown)
        try:
            return os.read(stream, 4096).decode("utf-8", "replace").strip()
        finally:
            termios.tcsetattr(stream, termios.TCSADRAIN, attentive)

    def drop(self) -> None:
        """Forget the keys that were typed and not yet taken."""
        self._typed = ""
        if sys.platform == "win32":
            while msvcrt.kbhit():
                msvcrt.getwch()
        else:
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


class Answer(NamedTuple):
    """What was answered to an offer: a key, what is to be made, and a word to accept."""

    key: str
    pair: Pair | None = None
    word: str = ""


class Review:
    """Asks about the offers of each round, until an answer decides for all that follow."""

    def __init__(self, style: Style, progress: Progress, move: Move) -> None:
        """Raise GlosslintError without a terminal to ask on. ``move`` shows paths as seen from the current folder."""
        if not (sys.stdin is not None and sys.stdin.isatty() and is_terminal()):
            raise GlosslintError(
                "-i asks about each fix and needs a terminal; to see all fixes first: glosslint fix --diff"
            )
        self._style, self._progress, self._move = style, progress, move
        self._keys = Keyboard()
        self._rest = ""  # "a" or "q", once that was answered
        self._skipped: set[str] = set()  # rules
        self._chosen: set[tuple[str, str, str]] = set()  # rule, path and message of findings
        self.words: list[str] = []
        self.passed_over = 0  # offers that were skipped
        self._documents: Mapping[str, Document] = {}
        self._comments: Sequence[Suppression] = ()
        self.interrupted = False  # by Ctrl-C, which keeps the answers given before

    def __call__(self, offers: Sequence[Offer], state: Judgement) -> list[Pair]:
        """Return what to make of the offers of a round."""
        self._documents = state.documents
        self._comments = [comment for file in state.session.glossary.files for comment in file.suppressions]
        shown = [offer for offer in offers if offer.repairs or choices.spelling_word(offer.finding)]
        answers: list[Answer] = []
        if not self._rest and any(map(self._wants, shown)):
            with self._progress.hide_line(), self._keys.attentive():
                answers = self._ask_all(shown)
        for answer in answers:
            self.passed_over += answer.key in ("n", "r")
            self.words += [answer.word] if answer.word and answer.word not in self.words else []
        pairs = [answer.pair for answer in answers if answer.pair is not None]
        rest = shown[len(answers) :] if self._rest == "a" else []
        applied = [(offer.finding, offer.repairs[0]) for offer in rest if offer.repairs and self._wants(offer)]
        self._chosen |= {(one.rule, one.location.path, one.message) for one, _ in (*pairs, *applied)}
        return [*pairs, *applied]

    def chose(self, finding: Finding) -> bool:
        """Return whether something was to be made of a finding like this one."""
        return (finding.rule, finding.location.path, finding.message) in self._chosen

    def _wants(self, offer: Offer) -> bool:
        return offer.finding.rule not in self._skipped

    def _ask_all(self, offers: Sequence[Offer]) -> list[Answer]:
        """Ask about the offers, one after the other; ``u`` goes back to the last that was answered."""
        answers: list[Answer] = []
        while len(answers) < len(offers):
            offer = offers[len(answers)]
            if not self._wants(offer) or _is_settled(offer, list(zip(offers, answers, strict=False))):
                answers.append(Answer("-"))
                continue
            passed = [one.key for one in answers].count("-")
            number = f"{len(answers) - passed + 1}/{len(offers) - passed}"
            answer = self._ask(offer, number, len(answers) > passed)
            if answer.key == "u":
                self._undo(answers, offers)
                continue
            if answer.key in ("a", "q"):
                self._rest = answer.key
                break
            if answer.key == "r":
                self._skipped.add(offer.finding.rule)
            answers.append(answer)
        return answers

    def _undo(self, answers: list[Answer], offers: Sequence[Offer]) -> None:
        while answers and answers[-1].key == "-":
            answers.pop()
        last = answers.pop()
        if last.key == "r":
            self._skipped.discard(offers[len(answers)].finding.rule)

    def _ask(self, offer: Offer, number: str, undoable: bool) -> Answer:
        repairs = offer.repairs[:_MOST]
        allowed = self._find_allowed(offer, undoable)
        self._show(offer, number, allowed)
        while True:
            key = self._read_key()
            if key.isdigit() and 1 <= int(key) <= len(repairs) and len(repairs) > 1:
                repair = repairs[int(key) - 1]
                return self._confirm("y", f"applied: {safe(repair.fix.title)}", (offer.finding, repair))
            if key == "?":
                write_lines(["", *(f"  {name}  {_KEYS[name][0]}" for name in allowed)])
            elif key not in allowed:  # what was typed is meant for something else
                self._keys.drop()
                continue
            elif (answer := self._make_answer(key, offer)) is not None:
                return answer
            write(self._question(repairs, allowed))

    def _make_answer(self, key: str, offer: Offer) -> Answer | None:
        """Return the answer of a key; ``None`` if nothing was typed where something must be."""
        finding, repairs = offer
        if key == "w":
            word = choices.spelling_word(finding)
            return self._confirm("w", f'accepted: "{safe(word)}"', word=word)
        if key not in ("t", "i"):
            return self._confirm(key, _KEYS[key][1], (finding, repairs[0]) if key == "y" else None)
        old = choices.words_replaced(repairs[0], self._documents[repairs[0].path]) if repairs else finding.quoted
        text = self._read_line(f'\nwrite instead of "{safe(old)}": ' if key == "t" else "\nreason: ")
        if not text:
            return None
        repair = self._make_repair(key, offer, text)
        if not repair.edits:
            write_lines([repair.reason] if repair.reason else [])
            return None
        return Answer("y" if key == "t" else "i", (finding, repair))

    def _make_repair(self, key: str, offer: Offer, text: str) -> Repair:
        """Return the change that is made of a typed wording, or reason."""
        if key == "i":
            return choices.comment_on(offer.finding, text, self._documents, self._comments)
        if not offer.repairs:
            return choices.rewrite_at(offer.finding, text)
        return choices.retype(offer.repairs[0], text, self._documents[offer.repairs[0].path])

    def _confirm(self, key: str, said: str, pair: Pair | None = None, word: str = "") -> Answer:
        write(f"{self._style.dim(said)}\n")
        return Answer(key, pair, word)

    def _find_allowed(self, offer: Offer, undoable: bool) -> list[str]:
        repairs = offer.repairs
        sometimes = {
            "y": repairs,
            "t": not repairs or choices.can_be_retyped(repairs[0]),
            "w": choices.spelling_word(offer.finding),
            "u": undoable,
        }
        return [key for key in _KEYS if sometimes.get(key, True)]

    def _show(self, offer: Offer, number: str, allowed: Sequence[str]) -> None:
        finding, repairs = offer.finding, offer.repairs[:_MOST]
        lines = ["", self._style.dim(f"── {number} "), *self._frame(finding), ""]
        if repairs:
            source = self._documents[repairs[0].path].source
            if repairs[0].path != finding.location.path:
                lines.append(self._style.bold(safe(self._move(repairs[0].path))))
            lines += changed_lines(source.text, apply_edits(source.text, repairs[0].edits), self._style)
            lines.append("")
        if len(repairs) > 1:
            lines += [f"  {at}  {safe(repair.fix.title)}" for at, repair in enumerate(repairs, 1)]
        elif repairs:
            lines.append(f"{_KINDS[repairs[0].fix.safety]}: {safe(repairs[0].fix.title)}")
        write_lines(lines)
        write(self._question(repairs, allowed))

    def _frame(self, finding: Finding) -> Iterator[str]:
        """Yield the finding as reports show it, with paths as seen from here."""
        paths = {finding.location.path, *(related.location.path for related in finding.related)}
        sources = {self._move(path): self._documents[path].source for path in paths}
        yield from list_frame(move_finding(finding, self._move), sources, self._style)

    def _question(self, repairs: Sequence[Repair], allowed: Sequence[str]) -> str:
        digits = [f"1-{len(repairs)}"] if len(repairs) > 1 else []
        keys = ",".join([*allowed[:1], *digits, *allowed[1:], "?"] if "y" in allowed else [*allowed, "?"])
        return self._style.bold(f"{'apply?' if repairs else 'what to do?'} [{keys}] ")

    def _read_key(self) -> str:
        try:
            key = self._keys.key()
        except KeyboardInterrupt:
            self.interrupted = True
            key = END
        if key == END:  # Ctrl-C, Ctrl-D, or the terminal is closed
            write("\n")
            return "q"
        return key

    def _read_line(self, question: str) -> str:
        try:
            return self._keys.line(question)
        except KeyboardInterrupt:
            write("\n")
            return ""


def _is_settled(offer: Offer, answered: Sequence[tuple[Offer, Answer]]) -> bool:
    """Return whether an answer to another offer of the finding leaves nothing to ask: it is ignored, or changed."""
    for other, answer in answered:
        if other.finding is offer.finding and answer.pair is not None and offer.repairs:
            made = answer.pair[1]
            if choices.overlap(made, offer.repairs[0]) or (answer.key == "i" and made.path == offer.repairs[0].path):
                return True
    return False


def end_review(review: Review, report: Report, settings: Settings, style: Style) -> Iterator[str]:
    """Write the accepted words, and yield what was done and what is left. Raise GlosslintError if they cannot be."""
    if review.words:
        yield from add_words(settings, review.words)
    comments = [done for done in report.fixed if done.fix.title == choices.TITLE]
    made = tuple(done for done in report.fixed if done not in comments)
    fixed = describe_fixed(replace(report, fixed=made, left_out=()), style)  # what was chosen is named below
    if fixed:
        yield fixed.rstrip("\n")
    others = {
        "suppressed": count(count_fixed(comments).total(), "finding") if comments else "",
        "accepted": count(len(review.words), "word") if review.words else "",
        "skipped": count(review.passed_over, "finding") if review.passed_over else "",
    }
    said = ", ".join(f"{number} {what}" for what, number in others.items() if number)
    if said:
        yield f"{said}."
    for finding in report.findings:
        if finding.unfixed and review.chose(finding):
            yield f"Not fixed: {safe(finding.message)}: {finding.unfixed}"
    left = [finding for finding in report.findings if choices.spelling_word(finding) not in review.words]
    them = "it" if len(left) == 1 else "them"
    yield f"{count(len(left), 'finding')} left; to see {them}: glosslint" if left else "No findings are left."
    yield from write_last_line(report, replace(style, totals=False)).splitlines()  # what did not run
