"""XML for the formats that need it, built with the standard library, without characters that XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from glosslint.report.style import LINE_START, MARKED

#: Everything but ``Char`` of XML 1.0 (https://www.w3.org/TR/xml/#charsets).
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(parent: Element | None, tag: str, attributes: Mapping[str, object], text: str = "") -> Element:
    """Make an element, below ``parent`` if there is one; illegal characters become U+FFFD."""
    values = {name: _legal(str(value)) for name, value in attributes.items()}
    made = Element(tag, values) if parent is None else ElementTree.SubElement(parent, tag, values)
    made.text = _legal(text) or None
    return made


def document(root: Element) -> str:
    """Return the document, indented, in ASCII; other characters become character references.

    So do control characters, and what a CI server takes for a command: see ``inert``.
    """
    ElementTree.indent(root)
    ascii_: bytes = ElementTree.tostring(root, encoding="us-ascii", xml_declaration=False)
    text = ascii_.decode("ascii").replace("\r", "&#13;").replace("\x7f", "&#127;")
    text = MARKED.sub("#&#35;", LINE_START.sub(r"\1&#58;", text))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
