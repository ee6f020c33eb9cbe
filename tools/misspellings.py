"""Makes the data of ``glosslint.language.misspellings`` from three free sources: ``python -m tools.misspellings``.

Run it with the version of Harper that glosslint uses, in a folder that has:

* two versions of the crate ``typos-dict`` (MIT or Apache-2.0), unpacked: ``cargo fetch`` for ``=0.9.28`` and for
  ``=0.14.4``, and the folders of ``~/.cargo/registry/src/*/``. Those pairs count that the first version has, which took
  nothing over from lists under other licences, and that the second has corrected since;
* ``symspellpy-6.10.1`` (MIT), unpacked from its wheel: 82,834 words with their uses in the books that Google counted;
* ``scowl_2020.12.07-2_all.deb`` (free to copy, modify and sell), unpacked: ``dpkg-deb -x`` to ``scowl``.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set as AbstractSet
from pathlib import Path

from glosslint.language.harper.package import loaded
from glosslint.language.misspellings import FILE, JOINED, TENTHS, least_frequency, two_words
from glosslint.language.typos import neighbours, slip_rarity

ROOT = Path(__file__).parent.parent
OLD, NEW = "typos-dict-0.9.28/src/dict_codegen.rs", "typos-dict-0.14.4/src/word_codegen.rs"
COUNTS = "symspellpy/frequency_dictionary_en_82_765.txt"
SCOWL = "scowl/usr/share/dict/scowl"
_TABLE = re.compile(r"static WORD_(\w*)_CHILDREN: .*?keys: &\[(.*?)\],\s*values: &\[(.*?)\],\s*range", re.DOTALL)
_PAIR = re.compile(r'InsensitiveStr::Ascii\("([^"]*)"\),\s*&\[([^\]]*)\]')
_QUOTED = re.compile(r'"([^"]*)"')
_LIST = re.compile(r"&\[([^\]]*)\]")
#: What two spellings of one word differ in that no list has: "tokenise", "targetted", "cyphertext", "despatching".
_VARIANTS = (
    (re.compile(r"(?<=[iy])s(?=[ei]|ation)"), "z"),
    (re.compile(r"([b-z])\1(?=(?:ed|ing|er)s?\Z)"), r"\1"),
    (re.compile(r"(?<=c)y(?=pher)"), "i"),
    (re.compile(r"\Ade(?=s)"), "di"),
)
_SHORTEST = 4  # letters of a misspelling, and of a word that another may be a misspelling of
_LONG = 7  # letters of a word that may be misspelt, though it is in few books
_LONGEST = 20  # letters of a rare word
_IN_DICTIONARIES, _ALL = 70, 95  # levels of SCOWL: what large dictionaries have, and all that may be a word
_MARGIN = 0.5  # powers of ten by which the least frequency may fall without new data


def old_pairs(text: str) -> dict[str, list[str]]:
    """Return what each misspelling stands for in version 0.9.28."""
    pairs: dict[str, list[str]] = {}
    for beginning, keys, values in _TABLE.findall(text):
        meant = (_QUOTED.findall(words) for words in _LIST.findall(values))
        slips = (beginning.lower() + rest for rest in _QUOTED.findall(keys))
        pairs |= dict(zip(slips, meant, strict=True))
    return pairs


def new_pairs(text: str) -> dict[str, list[str]]:
    """Return what each misspelling stands for in version 0.14.4."""
    return {slip: _QUOTED.findall(words) for slip, words in _PAIR.findall(text)}


def plain(words: Iterable[str]) -> set[str]:
    """Return the words in lowercase letters from a to z."""
    return {word for word in words if word.isascii() and word.isalpha() and word.islower()}


def is_variant(word: str, other: str) -> bool:
    """Return whether a word is another spelling of one that is usual."""
    return any(pattern.sub(instead, word) == other for pattern, instead in _VARIANTS)


def sure_pairs(old: Mapping[str, list[str]], new: Mapping[str, list[str]], words: AbstractSet[str]) -> dict[str, str]:
    """Return the misspellings that stand for one word only, are none of ``words``, and no variant of theirs."""
    pairs = {slip: meant[0] for slip, meant in old.items() if len(meant) == 1 and new.get(slip) == meant}
    slips = {slip for slip in plain(pairs) - words if len(slip) >= _SHORTEST and plain([pairs[slip]])}
    return {slip: pairs[slip] for slip in slips if not is_variant(slip, pairs[slip])}


def scowl_words(folder: Path, kind: str, most: int) -> set[str]:
    """Return the words of SCOWL with ``kind`` in the names of their lists, of levels up to ``most``; these rise with
    rarity."""
    files = (file for file in folder.iterdir() if kind in file.name and int(file.suffix[1:]) <= most)
    return plain(word for file in files for word in file.read_text("latin-1").split())


def frequent_words(counts: str, others: Iterable[str]) -> dict[str, int]:
    """Return the frequency of the words that others may be misspellings of, in tenths of a power of ten. ``others``
    may be misspelt as well, if they are long; many are of today, and in few books."""
    lines = (line.split() for line in counts.splitlines())
    frequencies = {word: math.floor(TENTHS * math.log10(int(count))) for word, count in lines if plain([word])}
    shortest = {length: least_frequency("x" * (length + 1), 0) for length in range(1, _LONGEST)} | {2: JOINED}
    least = math.ceil(TENTHS * min(shortest.values()))
    return {word: least for word in others if len(word) >= _LONG} | {
        word: much for word, much in frequencies.items() if much >= TENTHS * shortest.get(len(word), 0)
    }


def rare_words(words: AbstractSet[str], frequent: Mapping[str, int]) -> set[str]:
    """Return the words that would be misspellings of frequent ones, if they were none themselves."""
    listed = loaded().Linter(loaded().Dialect.AMERICAN).is_likely_english
    return {word for word in words if len(word) <= _LONGEST and is_near(word, frequent) and not listed(word)}


def is_near(word: str, frequent: Mapping[str, int]) -> bool:
    """Return whether a frequent word is a slip away, by a margin, or two make the word."""
    if two_words(word, frequent) is not None:
        return True
    near = neighbours(word) & frequent.keys()
    return any(
        frequent[other] >= TENTHS * (least_frequency(word, slip_rarity(word, other) or 0) - _MARGIN) for other in near
    )


def packed(frequent: Mapping[str, int], rare: Iterable[str], pairs: Mapping[str, str]) -> bytes:
    """Return the bytes of the file, in three parts: words by frequency, rare words, misspellings with what is meant."""
    by_frequency: dict[int, list[str]] = defaultdict(list)
    for word, much in sorted(frequent.items()):
        by_frequency[much].append(word)
    parts = (
        (f"{much} {' '.join(words)}" for much, words in sorted(by_frequency.items())),
        sorted(rare),
        sorted(map(" ".join, pairs.items())),
    )
    return zlib.compress("\n\n".join(map("\n".join, parts)).encode("ascii"), 9)


def main() -> None:
    """Write the file beside the module that reads it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sources", type=Path)
    folder = parser.parse_args().sources
    counts = (folder / COUNTS).read_text("utf-8-sig")
    words = plain(counts.split()) | scowl_words(folder / SCOWL, "words", _ALL)
    common = plain(counts.split()) | scowl_words(folder / SCOWL, "words", _IN_DICTIONARIES)
    common |= scowl_words(folder / SCOWL, "variant", _ALL)
    old, new = old_pairs((folder / OLD).read_text()), new_pairs((folder / NEW).read_text())
    pairs = sure_pairs(old, new, common)
    frequent = frequent_words(counts, plain(word for meant in old.values() for word in meant))
    rare = rare_words(words - pairs.keys(), frequent)
    data = packed(frequent, rare, pairs)
    (ROOT / "src/glosslint/language" / FILE).write_bytes(data)
    counted = ((frequent, "frequent words"), (rare, "rare words"), (pairs, "misspellings"), (data, "bytes"))
    sys.stdout.write(", ".join(f"{len(values):,} {name}" for values, name in counted) + "\n")


if __name__ == "__main__":
    main()
