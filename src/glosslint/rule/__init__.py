"""Everything that the author of a rule imports.

A rule is one module: a docstring (its documentation page), ``Options`` if it has any, ``check``, and ``RULE``.
``check`` is a pure generator: facts come in, Problems go out. The form of the rule decides which facts: those of one
file (FileRule), of one entry (EntryRule), of the whole Glossary (GlossaryRule), or a suppression comment with the
findings that it suppresses (SuppressionRule). Begin with ``forms``, then read any rule in ``glosslint.rules``.

What not every rule needs is also in a module for each subject, so that each import has room on one line: ``facts``,
``fixes``, ``names``, ``text`` and ``english``.
"""

from glosslint.glossary.glossary import Glossary as Glossary
from glosslint.model import (
    Cause as Cause,
    GlosslintError as GlosslintError,
    Problem as Problem,
    Severity as Severity,
)
from glosslint.model.frozen import dataclass as dataclass
from glosslint.model.options import option as option, percentage as percentage
from glosslint.rule.english import *  # noqa: F403 - also for plugins that import all from here
from glosslint.rule.example import CLOSE as CLOSE, OPEN as OPEN, Example as Example, bad as bad, good as good
from glosslint.rule.facts import *  # noqa: F403
from glosslint.rule.fixes import *  # noqa: F403
from glosslint.rule.forms import (
    HEADINGS as HEADINGS,
    Category as Category,
    EntryRule as EntryRule,
    FileRule as FileRule,
    GlossaryRule as GlossaryRule,
    NoOptions as NoOptions,
    Problems as Problems,
    Rule as Rule,
    SuppressionRule as SuppressionRule,
)
from glosslint.rule.names import *  # noqa: F403
from glosslint.rule.text import *  # noqa: F403
