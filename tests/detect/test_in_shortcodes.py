"""``glosslint init`` on pages whose terms are in shortcodes of Hugo or tags of Liquid."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.ships import TERMS
from tests.support import glosslint, write

_HEAD = "---\ntitle: Glossary\n---\n\nWords that sailors use.\n\n"


def _page(form: str) -> str:
    entries = (form.replace("TERM", term).replace("TEXT", text) for term, text in TERMS.items())
    return _HEAD + "\n\n".join(entries) + "\n"


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ('{{< glossary-entry term="TERM" >}}\nTEXT\n{{< /glossary-entry >}}', "glossary-entry"),
        ('{{% term "TERM" %}}\n**TERM**: TEXT See {{< link >}}x{{< /link >}}.\n{{% /term %}}', "term"),
        ("{% word 'TERM' %}\nTEXT\n{% endword %}", "word"),
        ('{{< term name="TERM" definition="TEXT" />}}', "term"),
        ('## {{< gl "TERM" >}}\n{{< entry "TERM" >}}\n* **Text:** TEXT\n{{< /entry >}}', "entry"),
    ],
)
def test_the_reason_names_the_shortcode(form: str, name: str, tmp_path: Path) -> None:
    result = glosslint("init", cwd=write(tmp_path, {"glossary.md": _page(form)}))
    assert result.code == 2
    assert f'its terms are in shortcodes or tags called "{name}", which cannot be read as entries' in result.err


@pytest.mark.parametrize(
    "form",
    [
        "## TERM\n\nTEXT\n\n{{< note >}}\nTEXT TEXT TEXT\n{{< /note >}}",
        '## TERM\n\nTEXT\n\n{{< example "TERM" >}}\nA boat.\n{{< /example >}}',
        '## TERM\n\nTEXT See {{< term "Hull" >}} and {{< term "Keel" >}}.',
        '{{< expand "TERM" >}}\n## TERM\n\nTEXT\n{{< /expand >}}',
        '{{< letter "TERM" >}}\n## TERM\n\nTEXT\n{{< /letter >}}',
    ],
)
def test_other_shortcodes_hide_no_entries(form: str, tmp_path: Path) -> None:
    result = glosslint("init", cwd=write(tmp_path, {"glossary.md": _page(form)}))
    assert result.code == 0, result.err
    assert f"{len(TERMS)} entries in glossary.md" in result.out
