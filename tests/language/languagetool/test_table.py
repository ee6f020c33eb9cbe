"""What LanguageTool says of sentences as glossaries have them; `make languagetool test-languagetool`."""

from __future__ import annotations

import re

import pytest

from glosslint.language.check import check_texts
from glosslint.language.dictionary import dictionary
from glosslint.language.languagetool.engine import LanguageTool, engine
from glosslint.language.passages import PlacedPassage
from glosslint.language.settings import LanguageTable, LanguageToolTable
from glosslint.language.types import Passage
from glosslint.model import Place, Span
from glosslint.parse.markdown.parser import parse
from glosslint.text.tokenize import mask
from tests.language.languagetool.conftest import Real

pytestmark = pytest.mark.languagetool

#: The names of the glossary that the sentences are from.
NAMES = ("softmax",)
#: Each finding is marked: the name of the rule, and the characters. What has a slip and no mark, LanguageTool misses.
SENTENCES = [
    "It is ⟦EN_A_VS_AN a⟧ apple.",
    "⟦EN_A_VS_AN An⟧ cat is an animal.",
    "⟦EN_A_VS_AN A⟧ hour is sixty minutes.",
    "⟦EN_A_VS_AN An⟧ user interface that relies on windows.",
    "An honest estimate of the error.",
    "A European standard for data.",
    "A SQL query over a table.",
    "An R package for interactive pages.",
    "Training ⟦A_NNS a deep neural networks⟧ takes long.",
    "A group of nodes that works together to achieve a common goal.",
    "Stateful apps ⟦AGREEMENT_SENT_START_2 needs⟧ some kind of storage.",
    "The layers of the network ⟦NNS_OF_SINGULAR_AGREEMENT computes⟧ a value.",
    "Each of the heads have its own weights.",
    "A function which take a vector and returns a number.",
    "A model that has been train on text.",
    "⟦ENGLISH_WORD_REPEAT_RULE The the⟧ vector of scores.",
    "A value that ⟦ENGLISH_WORD_REPEAT_RULE is is⟧ computed.",
    "A set ⟦ENGLISH_WORD_REPEAT_RULE of of⟧ rules.",
    "Also ⟦KNOW_KNOWN know⟧ as data wrangling.",
    "It effects the result.",
    "A method that looses precision.",
    "A loss that is ⟦COMPARISONS_THEN lower then⟧ before.",
    "The model and it's weights.",
    "⟦DEPEND_ON Depends of⟧ the size of the batch.",
    "The number of steps ⟦AGREEMENT_SENT_START are⟧ fixed.",
    "Components that are built ⟦INDEPENDENTLY_FROM_OF independently from⟧ one another.",
    "A number of examples is held out.",
    "Data which are independent.",
    "The data is split in two parts.",
    "Function that turns scores into probabilities",
    "a fragment without capital or period",
    "Set of rules; see also parser",
    "Array of numbers with any number of dimensions.",
    "Predicting the next token of a text.",
    "To split a text into tokens.",
    "A fragment, a comma, and no verb.",
    "⟦MORFOLOGIK_RULE_EN_US Whatsover⟧ the reason, it is wrong.",
    "Statistics that are ⟦MORFOLOGIK_RULE_EN_US indepdendent⟧ of each other.",
    "Comments and ⟦MORFOLOGIK_RULE_EN_US dostrings⟧ in the code.",
    "A central ⟦MORFOLOGIK_RULE_EN_US tendancy⟧ of the data.",
    "The colour of a pixel, and its color.",
    "To optimise, or to optimize, a function.",
    "A behaviour that was modelled on the brain.",
    "eBPF runs programs in the kernel.",
    "doc2vec maps documents to vectors.",
    "mTLS secures the traffic between services.",
    "GPUs and TPUs run the model, CPUs do not.",
    "True positives are TP, false negatives are FN.",
    "Given A and B, the probability P(A|B).",
    "A value between 0 and 1, e.g. 0.5.",
    "Sizes range from 7B to 70B parameters.",
    "The `the the` keyword is a `apple`.",
    "Run `pip install` to install a package.",
    "The formula $a a = b$ holds.",
    "See the [attention](attention) entry and ⟦ENGLISH_WORD_REPEAT_RULE the the⟧ [softmax](softmax).",
    "Text in **bold** and *italics*, with a [link](a-target).",
    "A state-of-the-art model; a well-known bound.",
    "C++ and TCP/IP are used, as is node.js.",
    "Every entry have to be checked.",
    "⟦THERE_S_MANY There is many ways⟧ to compute it.",
    "⟦THIS_NNS These kind⟧ of errors are common.",
    "The model can not sees the future.",
    "The network learn to predict the next word.",
    "A bias that is ⟦BEEN_PART_AGREEMENT add⟧ to the sum.",
    "Instead of to compute the sum, it is looked up.",
    "A unit in ⟦ENGLISH_WORD_REPEAT_RULE the the⟧ last layer.",
    "More simpler than the other method.",
    "😀 is ⟦EN_A_VS_AN a⟧ emoji, and 𝔸 is ⟦EN_A_VS_AN an⟧ letter.",
    "⟦MUCH_COUNTABLE Much⟧ parameters are needed.",
    "An example, for instants, is the mean.",
    "The most common used optimizer.",
]
_MARK = re.compile("⟦([A-Z0-9_]+) ([^⟧]*)⟧")


@pytest.fixture(scope="module")
def tool(real: Real) -> LanguageTool:
    return engine(LanguageTable(engines=("languagetool",), languagetool=LanguageToolTable(real.address)))


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_of_glossaries(tool: LanguageTool, marked: str) -> None:
    text = _MARK.sub(r"\2", marked)
    hidden = parse(text).hidden
    passage = Passage(text, mask(text, hidden), tuple(span for _, span in hidden))
    facts, not_run = check_texts([PlacedPassage(passage, Place("file"))], [tool], dictionary((), NAMES), None)
    assert not_run == ()
    places = [(remark.place, remark.match.rule) for remark in facts.grammar_matches]
    places += [(place, unknown.rule) for unknown in facts.unknown_words for place in unknown.places]
    shown = text
    for span, rule in sorted(((place.span or Span(0, 0), rule) for place, rule in places), reverse=True):
        shown = f"{shown[: span.start]}⟦{rule} {shown[slice(*span)]}⟧{shown[span.end :]}"
    assert shown == marked
