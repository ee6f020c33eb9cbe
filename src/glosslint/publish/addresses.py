"""The address of each page of the site, such as ``/glossary/rope/``, and its file in the folder of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from posixpath import relpath
from urllib.parse import quote, unquote, urlsplit

from glosslint.facts.entry import EntryFacts
from glosslint.layout.layout import PATH
from glosslint.text.names import kebab, slug

#: Characters that file names cannot contain on some system, or that have a meaning in URLs.
_UNFIT = re.compile(r'[\x00-\x20\x7f<>:"|?*\\#%]+')
_LONGEST = 120  # bytes of a name: most file systems take 255, and a copy may add an ending
#: Names that Windows reserves for devices, with any extension.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def address_of(page: str, is_old: bool = False) -> str:
    """Return the address for the path or URL of a page, or an empty string if it cannot be a file.

    An address ends with a slash or ``.html``: ``/glossary/rope`` becomes ``/glossary/rope/``. A page with an anchor or
    a query has no file of its own. Only an address that ``is_old`` may have spaces.
    """
    parts = urlsplit(page.strip())
    if parts.fragment or parts.query:
        return ""
    names = [unquote(name) for name in parts.path.split("/") if name not in ("", ".")]
    plain = [name.replace(" ", "-") for name in names] if is_old else names
    if not names or any(fitting(name) != name for name in plain):
        return ""
    path = "/" + "/".join(names)
    return path if path.endswith(".html") else f"{path}/"


def fitting(name: str) -> str:
    """Return ``name`` as a file name that is valid on every system, or an empty string if no character is left."""
    clean = _UNFIT.sub("-", name.replace("/", "-")).strip("-. ").encode()[:_LONGEST].decode(errors="ignore")
    return f"{clean}-" if _DEVICES.fullmatch(clean) else clean


def file_of(address: str) -> str:
    """Return the path of the file of an address, relative to the folder of the site."""
    return f"{address}index.html".lstrip("/") if address.endswith("/") else address.lstrip("/")


def file_key(address: str) -> str:
    """Return a key for the file at an address; it is the same for files that differ only in case."""
    return file_of(address).casefold()


def files_of_site(folder: str) -> set[str]:
    """Return the keys of the pages that every site has, given the folder of its index."""
    return {file_key(address) for address in ("/", folder, "/404.html")}


def assign(entries: Sequence[EntryFacts]) -> tuple[str, dict[int, str]]:
    """Return the folder of the glossary, which most pages are in, and the address of each entry by its ``id()``.

    An entry has the address of its page or, without a page, one made from its id. No two entries share a file, even on
    systems that ignore case, and none has the file of the index or of the 404 page.
    """
    own = {id(entry): address_of(entry.page.value) if entry.page is not None else "" for entry in entries}
    folders = Counter(re.sub(r"[^/]*/?$", "", address) for address in own.values() if address)
    folder = min(folders, key=lambda folder: (-folders[folder], folder), default="/")
    taken = files_of_site(folder)
    addresses: dict[int, str] = {}
    # Pages first: their addresses are explicit. Then the shortest id, whatever the order of the entries is.
    for entry in sorted(entries, key=lambda entry: (not own[id(entry)], len(entry.key), entry.key)):
        address = own[id(entry)] or f"{folder}{_name(entry)}/"
        addresses[id(entry)] = take_free(address, taken)
    return folder, addresses


def _name(entry: EntryFacts) -> str:
    """Return the last part of the address of an entry without a page, from the last part of its path, or its id."""
    is_path = entry.id_key == PATH
    last = entry.key.rstrip("/").rsplit("/", 1)[-1] if is_path else re.sub(r"\s*/\s*", "-", entry.key)
    return next(filter(None, (fitting(slug(last)), fitting(kebab(last)), fitting(last))), "entry")


def take_free(address: str, taken: set[str]) -> str:
    """Return the address, with a number if its file is taken already, and add its key to ``taken``."""
    stem, end = (address[:-1], "/") if address.endswith("/") else (address[:-5], ".html")
    free, number = address, 2
    while file_key(free) in taken:
        free, number = f"{stem}-{number}{end}", number + 1
    taken.add(file_key(free))
    return free


def redirects(old: Iterable[tuple[str, str]], folder: str, live: Iterable[str]) -> Mapping[str, str]:
    """Return the new address of each old one, from pairs of both; old addresses that have a page are left out."""
    taken = files_of_site(folder) | {file_key(address) for address in live}
    found: dict[str, str] = {}
    for page, target in old:
        address = address_of(page, is_old=True)
        if address and file_key(address) not in taken:
            taken.add(file_key(address))
            found[address] = target
    return found


def find_nested(addresses: Iterable[str]) -> tuple[str, str] | None:
    """Return two addresses of which the second needs a folder where the first has its file, or ``None``."""
    files = {file_key(address): address for address in addresses}
    inner = ((key, match.end() - 1) for key in files for match in re.finditer(r"\.html/", key))
    return next(((files[key[:end]], files[key]) for key, end in inner if key[:end] in files), None)


@cache
def link(source: str, target: str) -> str:
    """Return the relative link from one address of the site to another, percent-encoded."""
    here = source if source.endswith("/") else source.rsplit("/", 1)[0] + "/"
    path = relpath(target, here)
    return quote(path + "/" if target.endswith("/") else path, safe="/.-_~") if path != "." else "./"
