"""Definitions that open badly, and those that only look so."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, Rule, bad, good
from glosslint.rules.convention import restated_term
from glosslint.rules.definition import is_when, meta_opening, negative_definition
from glosslint.testing import expected, fixed, reported


def check(rule: Rule, term: str, text: str, message: str, options: dict[str, str] | None = None) -> None:
    example = bad(f"id: x\nterm: {term}\nsummary: |\n  {text}\n", message, options=options)
    assert reported(rule, example) == expected(example)[1]


def marked(text: str) -> str:
    return text[text.index("⟦") + 1 : text.index("⟧")]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("logit", "⟦A term used to describe⟧ the score of a class."),
        ("logit", "⟦The term used for⟧ the score of a class."),
        ("big data", "⟦A phrase that refers to⟧ data too large for one machine."),
        ("big data", "⟦An umbrella term for⟧ data too large for one machine."),
        ("agent", "⟦A word used to describe⟧ a program that acts for a user."),
        ("agent", "⟦A term commonly used for⟧ a program that acts for a user."),
        ("drift", "⟦Refers to⟧ the way in which data change."),
        ("drift", "⟦Used to describe⟧ data that change."),
        ("drift", "⟦Denotes⟧ the change of data."),
        ("drift", "⟦Drift refers to⟧ the change of data."),
        ("drift", "In statistics, ⟦drift refers to⟧ the change of data."),
        ("GNU", "⟦Stands for⟧ a system that is free."),
    ],
)
def test_about_the_word(term: str, text: str) -> None:
    check(
        meta_opening.RULE, term, text, f'definition opens with "{marked(text)}", which is about the word, not the thing'
    )


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("logit", "A score that refers to a class."),
        ("reference", "A value that stands for another."),
        ("keyword", "A word used to describe what a text is about."),
        ("acronym", "A term used for a phrase of which it holds the first letters."),
        ("alias", "A second name for a command."),
        ("variable", "A name in a program that has some data associated with it."),
        ("jargon", "A term used by experts."),
        ("reserved word", "A word with a meaning of its own in a language."),
        ("label", "The name given to a class."),
        ("throw", "Another term for raising an exception."),
        ("pointer", "A number that denotes a place in memory."),
        ("probe", "Tool used to describe what a layer knows."),
        ("expression", "A phrase that means a value to a program."),
        ("synonym", "A term for the same thing."),
        ("term", "A word used for one concept."),
        ("term of a sum", "A summand."),
        ("see", "See [logit](logit)."),
        ("drift", "Change of data. The term refers to rivers."),
    ],
)
def test_about_the_thing(term: str, text: str) -> None:
    assert reported(meta_opening.RULE, good(f"id: x\nterm: {term}\nsummary: |\n  {text}\n")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A term used to describe the score of a class.", None),
        ("A term used for the score of a class.", "The score of a class."),
        ("Refers to data that change.", None),
        ("Logit refers to the [score](score) of a class.", "The [score](score) of a class."),
        ("[Logit](logit) refers to the score of a class.", "The score of a class."),
        ("[A term](term) used to describe the score of a class.", None),
        ("A term used to describe how models learn.", None),
        ("Logit means what it says; the term refers to a score.", None),
        ("Logit refers to the case in which a model has no classes.", "The case in which a model has no classes."),
        ("Logit is a term for the scores of a class.", None),
        ("When a model is asked, logit refers to the score of a class.", None),
        ("In statistics, logit refers to the score of a class.", "In statistics, the score of a class."),
        ("'Logit refers to the score of a class.'", None),
    ],
)
def test_what_is_left_of_a_meta_opening(before: str, after: str | None) -> None:
    changes = fixed(meta_opening.RULE, Example({"x.yaml": f"id: x\nterm: logit\nsummary: |\n  {before}\n"})).changes
    assert [new.text for _, new in changes] == ([f"id: x\nterm: logit\nsummary: |\n  {after}\n"] if after else [])


@pytest.mark.parametrize(
    ("term", "before", "after"),
    [
        ("readership", "Refers to the users that can read a text.", "The users that can read a text."),
        ("readability", "Refers to the fact that the users can read.", "The fact that the users can read."),
        ("data drift", "A term used to describe the change of data.", "The change of data."),
        ("pointed", "Refers to a leaf that ends in a point.", None),
        ("pointed", "A term used to describe a leaf that ends in a point.", None),
        ("client-based", "Refers to the users that can read a text.", None),
        ("at stud", "Refers to the stallion that is kept for breeding.", None),
        ("at stud", "At stud refers to the stallion that is kept for breeding.", None),
        ("off the hook", "A term for the telephone that is in use.", None),
        ("ex parte", "A term used to describe the hearing of one party.", None),
        ("dorsal", "Dorsal refers to the back of an animal.", None),
        ("dorsal fin", "Dorsal fin refers to the fin of the back.", "The fin of the back."),
    ],
)
def test_only_a_noun_is_defined_by_what_follows(term: str, before: str, after: str | None) -> None:
    changes = fixed(meta_opening.RULE, Example({"x.yaml": f"id: x\nterm: {term}\nsummary: {before}\n"})).changes
    assert [new.text for _, new in changes] == ([f"id: x\nterm: {term}\nsummary: {after}\n"] if after else [])


@pytest.mark.parametrize(
    "text",
    [
        "⟦The process by which⟧ weights become small.",
        "⟦The process through which⟧ a model learns.",
        "⟦The process whereby⟧ a key becomes a hash.",
        "⟦The mechanism by which⟧ a model looks back.",
    ],
)
def test_a_process_that_is_only_named(text: str) -> None:
    check(meta_opening.RULE, "decay", text, f'definition opens with "{marked(text)}" and does not name the process')


@pytest.mark.parametrize(
    "text",
    ["The process of making weights small.", "A process by which weights shrink.", "Process that shrinks weights."],
)
def test_a_process_that_is_the_genus(text: str) -> None:
    assert reported(meta_opening.RULE, good(f"id: x\nterm: decay\nsummary: {text}\n")) == []


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("overfitting", "⟦Overfitting is when⟧ a model learns by heart."),
        ("overfitting", "⟦Overfitting is simply when⟧ a model learns by heart."),
        ("overfitting", "⟦When⟧ a model learns by heart."),
        ("data leak", "⟦A data leak is where⟧ test data are used in training."),
        ("entry point", "⟦Where⟧ a program begins to run."),
        ("deadlock", "⟦A deadlock is when⟧ two programs wait for each other."),
        ("immutable type", "⟦Immutable is when⟧ no change is possible."),
        ("cold start", "In serving, ⟦a cold start is when⟧ nothing runs yet."),
        ("outage", "⟦Outages are when⟧ nobody can log in."),
        ("fork", "*⟦When⟧* somebody copies a repository."),
    ],
)
def test_is_when(term: str, text: str) -> None:
    word = "where" if "where" in text.lower() else "when"
    check(is_when.RULE, term, text, f'"{marked(text)}" says {word} it is, not what it is')


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("overfitting", "State of a model that learns by heart when it trains."),
        ("overfitting", "When training, the error of a model that learns by heart."),
        ("overfitting", "Overfitting occurs when a model learns by heart."),
        ("overfitting", "Overfitting is what happens when a model learns by heart."),
        ("home", "A place where files are."),
        ("home", "The directory where the files of a user are."),
        ("event", "The moment when a key is pressed."),
        ("timestamp", "A number that says when a file was written."),
        ("trigger", "A rule on when to run a program."),
        ("predicate", "A function that tells whether, when and where to stop."),
        ("whenever", "Whenever it rains."),
    ],
)
def test_not_is_when(term: str, text: str) -> None:
    assert reported(is_when.RULE, good(f"id: x\nterm: {term}\nsummary: {text}\n")) == []


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("script", "⟦Not⟧ a compiled program."),
        ("script", "A script is ⟦not⟧ a compiled program."),
        ("data", "⟦Anything that is not⟧ code."),
        ("data", "Data is ⟦everything that is not⟧ code."),
        ("data", "⟦Everything except⟧ code."),
        ("noise", "⟦Everything but⟧ the signal."),
        ("prose", "Whatever is ⟦not⟧ code."),
        ("tuple", "⟦Neither⟧ a list nor a set."),
        ("model", "Models are ⟦not⟧ programs."),
        ("batch", "In training, a batch is ⟦not⟧ an epoch."),
        ("workers", "⟦Not⟧ unions of people."),
        ("token", "⟦Not⟧ to be confused with a word."),
    ],
)
def test_negative(term: str, text: str) -> None:
    title = term
    check(negative_definition.RULE, term, text, f'"{marked(text)}" says what "{title}" is not, instead of what it is')


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("tuple", "A list that cannot be changed."),
        ("tuple", "A list, and not a set."),
        ("stateless", "Not keeping what a client said."),
        ("asynchronous", "Not happening at the same time."),
        ("unsupervised", "Not using labels."),
        ("non-linear", "Not a straight line."),
        ("serverless", "Not needing a server of one's own."),
        ("null value", "Not any value."),
        ("missing value", "Not a value, but a sign that there is none."),
        ("invalid", "Not allowed by a schema."),
        ("NoSQL database", "Any database that does not use tables."),
        ("weed", "Not unlike a herb, and a weed is not necessarily a pest."),
        ("weed", "A weed is not uncommon in a field."),
        ("visitor", "Not infrequent in the north."),
        ("cap", "Not later than noon of a day."),
        ("fine", "Not to exceed the sum of two wages."),
        ("idle", "Not in use by a program."),
        ("between you and me", "Not *between you and I*, which some write."),
        ("skill", "Not only a trait but also what is trained."),
        ("argument", "The term should not be confused with parameter."),
        ("protocol", "Any standard that says how programs talk."),
        ("notebook", "Notes that run."),
        ("anything", "Something that is something."),
        ("script", "See [program](program)."),
    ],
)
def test_not_negative(term: str, text: str) -> None:
    assert reported(negative_definition.RULE, good(f"id: x\nterm: {term}\nsummary: |\n  {text}\n")) == []


NEVER = {"style": "never"}


@pytest.mark.parametrize(
    ("term", "text", "after"),
    [
        ("logit", "⟦A logit is⟧ a score.", "A score."),
        ("logit", "⟦Logits are⟧ scores.", "Scores."),
        ("graph", "⟦A graph, or network, is⟧ a set of nodes.", None),
        ("UNIX", "⟦UNIX is⟧ a family of systems.", "A family of systems."),
        ("median", "In statistics, ⟦the median is⟧ the middle value.", "In statistics, the middle value."),
        (
            "CA (certificate authority)",
            "⟦A certificate authority is⟧ a body that signs keys.",
            "A body that signs keys.",
        ),
        ("transfer learning", "⟦Transfer learning is⟧ a way to train.", "A way to train."),
        ("logit", "⟦The logit of a class is⟧ its score.", None),
        ("GNU", "⟦GNU is⟧ [software](software) that is free.", "[Software](software) that is free."),
        ("lossy", "⟦Lossy means⟧ a loss of data.", "A loss of data."),
        ("Anaconda", "⟦Anaconda is⟧ **a distribution** of Python.", "**A distribution** of Python."),
        ("GNU", "⟦**GNU is⟧ a system** that is free.", None),
        ("GNU", "⟦GNU is⟧ <b>a system</b> that is free.", None),
        ("GNU", "⟦**GNU** is⟧ a system that is free.", "A system that is free."),
    ],
)
def test_restated(term: str, text: str, after: str | None) -> None:
    check(restated_term.RULE, term, text, f'"{marked(text)}" repeats the term; start with what it is', NEVER)
    plain = text.replace("⟦", "").replace("⟧", "")
    example = Example({"x.yaml": f"id: x\nterm: {term}\nsummary: |\n  {plain}\n"}, options=NEVER)
    changes = fixed(restated_term.RULE, example).changes
    assert [new.text for _, new in changes] == ([f"id: x\nterm: {term}\nsummary: |\n  {after}\n"] if after else [])


def test_a_message_quotes_quotation_marks_as_single_ones() -> None:
    text, message = "A “logit” is a score.", '"A ‘logit’ is" repeats the term; start with what it is'
    example = good(f"id: x\nterm: logit\nsummary: {text}\n", options=NEVER)
    assert [item.message for item in reported(restated_term.RULE, example)] == [message]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("logit", "A score."),
        ("logit", "A score, as a logit is."),
        ("logit", "It is a score."),
        ("accuracy", "Accuracy measures how close results are."),
        ("bias", "A statistic is biased if it is wrong."),
        ("quantile", "Each group is called a quantile."),
        ("graph", "A set of nodes. A graph is a network."),
        ("graph", "A framework of nodes. npm's graph is an older one."),
        ("path", "Path that leads to a file."),
        ("dependency", "If A needs B and B needs C, then C is a dependency."),
        ("test", "The code that is run before a release."),
        ("logit", "See [score](score)."),
    ],
)
def test_not_restated(term: str, text: str) -> None:
    assert reported(restated_term.RULE, good(f"id: x\nterm: {term}\nsummary: |\n  {text}\n", options=NEVER)) == []


def test_where_most_definitions_restate_nothing_is_said() -> None:
    files = {f"e{n:02}.yaml": f"id: e{n:02}\nterm: box {n}\nsummary: A box {n} is a score.\n" for n in range(20)}
    assert reported(restated_term.RULE, good({**files, "x.yaml": "id: x\nterm: logit\nsummary: A score.\n"})) == []
