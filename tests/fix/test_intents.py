"""Every intent, in every style: the data differ as intended, comments and all other lines stay."""

from __future__ import annotations

import copy
import os
import random
import re
from collections import Counter
from typing import Any

import pytest
from ruamel.yaml import YAML

from glosslint.fix.lower import Lowering
from glosslint.fix.scalar_text import apply_edits
from glosslint.fix.verify import Verifier
from glosslint.model import (
    Fix,
    InsertItem,
    InsertKey,
    Intent,
    NodePath,
    Part,
    Place,
    RemoveItem,
    RemoveKey,
    RenameKey,
    Reorder,
    Repair,
    Replace,
    Safety,
    SetValue,
    Span,
    Value,
)
from glosslint.model.source import Source, decode
from glosslint.parse.files import parse
from glosslint.parse.tree import Document
from tests.fix.documents import Emitted, Emitter

#: Generated documents; four times as many where there is time.
CASES, PART = 5200 if os.environ.get("GLOSSLINT_WHOLE") else 900, 100
_COMMENT = re.compile(r"# c\d+c")
_NEW = ["x", "no", " ", "  ", "it's", '"', "a: b", " #c", "[", ", ", "\\", "é😀", "", "\u200b", "1.10", "-", "~"]


def document_of(text: str) -> Document:
    found = parse(decode(text.encode("utf-8"), "x.yaml"))
    assert found.faults == ()
    return found


def repair(document: Document, *intents: Intent) -> Repair:
    return Lowering(document).repair(Fix(Safety.SAFE, intents, "change it"))


def at(path: NodePath, span: Span | None = None) -> Place:
    return Place("x.yaml", (0, *path), Part.VALUE, span)


def load(text: str) -> Any:
    """The data as ruamel.yaml's full round-trip loader gives them."""
    return _plain(YAML(typ="rt").load(text.removeprefix("\ufeff")))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def _get(data: Any, path: NodePath) -> Any:
    for step in path:
        data = data[step]
    return data


def _scalars(case: Emitted) -> list[NodePath]:
    return [path for path, style in case.styles.items() if isinstance(_get(case.data, path), str)]


def _lists(case: Emitted) -> list[NodePath]:
    return [path for path in case.styles if isinstance(_get(case.data, path), list)]


def _frozen(value: Any) -> Value:
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else str(value)


class Change:
    """One intent on a case: what the data must be then, and which lines may change."""

    def __init__(self, rng: random.Random, case: Emitted) -> None:
        self.intent: Intent
        self.data = copy.deepcopy(case.data)
        self.touched: tuple[int, int] | None = None
        self.gone: Counter[str] | None = Counter()  # None: those above and beside what leaves
        kinds = [self._replace, self._replace, self._replace, self._set, self._insert, self._rename, self._keys]
        kinds += [self._item, self._item, self._order, self._add, self._add] if _lists(case) else []
        kinds += [self._add_key]
        kinds += [self._remove_key] if len(case.data) > 1 else []
        rng.choice(kinds)(rng, case)

    def _put(self, path: NodePath, value: Any) -> None:
        _get(self.data, path[:-1])[path[-1]] = value

    def _replace(self, rng: random.Random, case: Emitted) -> None:
        path = rng.choice(_scalars(case))
        old = _get(case.data, path)
        start, end = sorted((rng.randint(0, len(old)), rng.randint(0, len(old))))
        text = "".join(rng.choice(_NEW) for _ in range(rng.randint(0, 2)))
        self._put(path, old[:start] + text + old[end:])
        self.intent, self.touched = Replace(at(path, Span(start, end)), text), case.lines[path]

    def _set(self, rng: random.Random, case: Emitted) -> None:
        path = rng.choice(_scalars(case))
        old = _get(case.data, path)
        text = rng.choice([old + "x", "x" + old, old.replace("o", "0"), "no", "2001-01-01", "it's", "a: b", "- x", old])
        self._put(path, text)
        self.intent, self.touched = SetValue(at(path), text), case.lines[path]

    def _insert(self, rng: random.Random, case: Emitted) -> None:
        after = rng.choice([None, *case.data])
        text = rng.choice(["plain", "no", "a: b", "it's #1", "é"])
        self.data = {}
        for key, value in case.data.items():
            self.data[key] = copy.deepcopy(value)
            if key == after:
                self.data["new"] = text
        self.data.setdefault("new", text)
        self.intent = InsertKey(at(()), "new", text, after)

    def _rename(self, rng: random.Random, case: Emitted) -> None:
        key = rng.choice(list(case.data))
        new = rng.choice(["other", "no", "a b", "x: y", "it's"])
        self.data = {new if name == key else name: value for name, value in self.data.items()}
        self.intent, self.touched = RenameKey(Place("x.yaml", (0, key), Part.KEY), new), case.lines[key,]

    def _item(self, rng: random.Random, case: Emitted) -> None:
        path = rng.choice(_lists(case))
        number = rng.randrange(len(_get(case.data, path)))
        items = _get(self.data, path)
        del items[number]
        if not items and len(self.data) > 1:
            del self.data[str(path[0])]
        self.gone = None
        self.intent = RemoveItem(at((*path, number)))
        self.touched = case.lines.get((*path, number))

    def _order(self, rng: random.Random, case: Emitted) -> None:
        path = rng.choice(_lists(case))
        items = _get(case.data, path)
        order = rng.sample(range(len(items)), len(items))
        self._put(path, [copy.deepcopy(items[number]) for number in order])
        self.intent, self.touched = Reorder(at(path), tuple(order)), case.lines[path]

    def _value(self, rng: random.Random) -> Any:
        text = rng.choice(["plain", "no", "a: b", "it's #1", "é", ""])
        return rng.choice([text, {"k": text, "deep": {"a b": "x", "none": []}, "list": [text, "y"]}])

    def _add(self, rng: random.Random, case: Emitted) -> None:
        path, value = rng.choice(_lists(case)), self._value(rng)
        items = _get(self.data, path)
        number = rng.choice([None, *range(len(items))])
        items.insert(len(items) if number is None else number, value)
        self.intent = InsertItem(at(path), _frozen(value), number)

    def _add_key(self, rng: random.Random, case: Emitted) -> None:
        pairs, value = list(copy.deepcopy(case.data).items()), self._value(rng)
        number = rng.choice([None, *range(len(pairs))])
        pairs.insert(len(pairs) if number is None else number, ("new: key", value))
        self.data = dict(pairs)
        self.intent = InsertItem(at(()), _frozen(value), number, "new: key")

    def _keys(self, rng: random.Random, case: Emitted) -> None:
        keys = list(case.data)
        order = rng.sample(range(len(keys)), len(keys))
        self.data = {keys[number]: self.data[keys[number]] for number in order}
        self.intent = Reorder(at(()), tuple(order))

    def _remove_key(self, rng: random.Random, case: Emitted) -> None:
        key = rng.choice(list(case.data))
        del self.data[key]
        self.gone = None
        self.intent, self.touched = RemoveKey(at((key,))), case.lines[key,]


@pytest.mark.parametrize("part", range(CASES // PART))
def test_intents_do_what_they_say_and_nothing_else(part: int) -> None:
    refused = Counter[str]()
    for seed in range(part * PART, (part + 1) * PART):
        rng = random.Random(seed)
        case = Emitter(rng).document()
        document = document_of(case.text)
        assert load(case.text) == case.data, case.text
        change = Change(rng, case)
        found = repair(document, change.intent)
        if not found.edits:
            assert found.reason
            refused[found.reason] += change.data != case.data
            continue
        after, why = Verifier(document).apply([found])
        if why:
            refused[why] += 1
            continue
        _check(case, change, found, after.source)
    assert sum(refused.values()) <= PART * 0.05, refused


def _check(case: Emitted, change: Change, found: Repair, source: Source) -> None:
    new = source.text
    assert load(new) == change.data, (case.text, new)
    assert list(load(new)) == list(change.data)
    comments = Counter(_COMMENT.findall(new))
    lost = Counter(_COMMENT.findall(case.text)) - comments
    assert comments - Counter(_COMMENT.findall(case.text)) == Counter()
    assert lost == Counter(f"# {text}" for text in found.removed_comments)
    if change.gone is not None:
        assert lost == Counter()
    newline = "\r\n" if "\r\n" in case.text else "\n"
    assert new.count("\n") == new.count(newline)
    _check_edits(case.text, found, new)
    if change.touched is not None and change.gone is not None:
        _check_lines(case.text, new, *change.touched)
    _check_again(change, source)


def _check_edits(old: str, found: Repair, new: str) -> None:
    """What is outside of the edits is the same byte for byte, in its order."""
    kept, at_old, at_new = [], 0, 0
    for span, text in found.edits:
        kept.append((at_old, span.start))
        at_new += span.start - at_old
        assert new[at_new : at_new + len(text)] == text
        at_new += len(text)
        at_old = span.end
    kept.append((at_old, len(old)))
    assert "".join(old[start:end] for start, end in kept) == apply_edits(
        old, [edit._replace(text="") for edit in found.edits]
    )
    assert new.endswith(old[at_old:])


def _check_lines(old: str, new: str, first: int, last: int) -> None:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    before, after = _lines(old), _lines(new)
    assert after[:first] == before[:first], (old, new)
    tail = len(before) - last - 1
    assert tail == 0 or after[-tail:] == before[-tail:], (old, new)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def _check_again(change: Change, source: Source) -> None:
    """The wish is fulfilled: asking for the same state again changes nothing."""
    document = document_of(source.text)
    intent = change.intent
    if isinstance(intent, Replace):
        value = _get(change.data, intent.place.path[1:])
        again = repair(document, SetValue(at(intent.place.path[1:]), value))
        assert again.edits == (), (source.text, again)
    elif isinstance(intent, SetValue | RenameKey | InsertKey):
        assert repair(document, intent).edits == (), source.text
    elif isinstance(intent, RemoveKey):
        assert repair(document, intent).edits == ()
