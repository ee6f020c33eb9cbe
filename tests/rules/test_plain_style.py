"""Sentences in a plain style, as a manual of ships has them, give nothing in the rules on definitions."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support import glosslint, write

#: By term. They have examples in brackets, emphasis, conditions, addresses, and compounds that begin with "in" or "on".
_TEXTS = {
    "Tug": "Boat (e.g. of a port) that helps ships (to dock, to turn, etc.) in narrow waters.",
    "Pilot": "Sailor who knows a harbour (e.g. its rocks) and guides ships through it.",
    "Chandler": "Merchant in a port (a shop, a store etc.) who sells what ships need.",
    "Ballast": "Heavy load, such as stones [e.g. gravel], that keeps an empty ship upright.",
    "Rigging": "All ropes of a ship (e.g. shrouds) and what belongs to them [blocks, hooks, etc.].",
    "Watch": "Time on a ship is divided into _watches_ that are four hours long.",
    "Lay days": "Time that a harbour allows for loading is termed _lay days_.",
    "Salvage": "On a wreck, a crew may earn money for what it saves, as a _salvage_ from the owner.",
    "Berth": "Long before it arrives, a ship can reserve a _berth_, for which it pays.",
    "Demurrage": "If loading takes too long, the owner may claim **demurrage**, which is a sum for each day.",
    "EPIRB": "Beacon for emergencies, known by its initials EPIRB, that sends the place of a ship.",
    "NAVTEX": "Service of telex for sailors, known by the abbreviation NAVTEX, with warnings of storms.",
    "Hammock": "In-hull bed used by sailors, cooks, and guests.",
    "Locker": "On-deck box used for ropes, tools, and lamps.",
    "Tender": "At-sea helper used as a lighter, ferry, and guard.",
    "Log": "In-house book used as a diary, proof, and memory of a crew.",
    "Draught": "For-sale measure used by owners, ports, and insurers of how deep a ship lies.",
    "Chart": "In navigation, a map of the sea that shows depths, rocks, and lights.",
    "Bearing": "In navigation, surveying, and astronomy, an angle between a direction and north.",
    "Course": "At sea, the direction in which a ship is steered.",
    "Knot": "As a unit, one nautical mile an hour.",
    "Keel": "Beam along the bottom of a hull, to which the ribs are joined.",
    "Anchor": "Heavy hook on a chain that holds a ship in its place.",
    "Mast": "Tall pole that carries the sails, often made of one tree.",
    "Rudder": "Flat board behind the hull by which a sailor steers.",
    "Cleat": "Piece of wood with two horns, around which a rope is wound.",
}


def test_they_give_nothing(tmp_path: Path) -> None:
    entries = "".join(f"{term}:\n  definition: '{text}'\n" for term, text in _TEXTS.items())
    rules = '["self-definition", "open-list", "is-when", "spelling"]'
    settings = f'files = ["g.yaml"]\nlayout = "map"\nselect = {rules}\n[language]\nengines = ["harper"]\n'
    write(tmp_path, {"g.yaml": entries, "glosslint.toml": settings})
    found = json.loads(glosslint("--no-cache", "--output", "json", cwd=tmp_path).out)["findings"]
    assert [(one["rule"], one["message"]) for one in found] == []
    assert len(_TEXTS) == 26
