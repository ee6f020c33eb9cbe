"""The facts that rules ask for, and places in them."""

from glosslint.facts.definition import Definition as Definition, markup_start as markup_start
from glosslint.facts.entry import (
    BrokenLabel as BrokenLabel,
    EntryFacts as EntryFacts,
    Link as Link,
    MalformedLink as MalformedLink,
    Name as Name,
    Reference as Reference,
    Text as Text,
)
from glosslint.facts.file import FileFacts as FileFacts, InvisibleCharacter as InvisibleCharacter
from glosslint.facts.prose import Prose as Prose
from glosslint.facts.suppression import (
    SUPPRESSION_SYNTAX as SUPPRESSION_SYNTAX,
    AppliedSuppression as AppliedSuppression,
    SelectorUse as SelectorUse,
    Suppression as Suppression,
)
from glosslint.glossary.conventions import (
    ENOUGH as ENOUGH,
    MOST as MOST,
    Case as Case,
    Convention as Convention,
    Habit as Habit,
)
from glosslint.glossary.definition_graph import Cycle as Cycle
from glosslint.glossary.mentions import Mention as Mention
from glosslint.language.types import GrammarMatch as GrammarMatch, UnknownWord as UnknownWord
from glosslint.model import (
    Fault as Fault,
    NodePath as NodePath,
    Part as Part,
    Place as Place,
    Related as Related,
    Span as Span,
)
from glosslint.model.problem import Removed as Removed
from glosslint.schema.validator import SchemaViolation as SchemaViolation
