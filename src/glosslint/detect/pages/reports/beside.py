"""The pages called a glossary that are not read, beside what is: their terms, and why they cannot be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from glosslint.detect.file_names import (
    describes_data,
    is_called_glossary,
    is_second_choice,
    likelihood,
    names_glossary,
)
from glosslint.detect.pages.choice import page_glossaries
from glosslint.detect.pages.reports.why_not import why_not
from glosslint.detect.scan import Survey
from glosslint.detect.settings_text import count_entries
from glosslint.detect.titles import is_template, is_titled_glossary
from glosslint.detect.unread import describe
from glosslint.parse.files import kind_of


def described(survey: Survey, without: Collection[str], excluded: Collection[str] = ()) -> Iterator[str]:
    """Yield descriptions of the pages that are called a glossary, the likeliest first: how many entries can be read, or
    else, unless it is said that they are ``excluded``, what seems to be the terms."""
    read = {page.path: len(page.entries) for page in page_glossaries(survey)}
    for path in sorted(survey.documents, key=likelihood, reverse=True):
        if path not in without and (form := describe(survey.documents[path])):
            if path in read:
                yield f"{count_entries(read[path])} in {path}"
            elif path not in excluded:
                yield f"{path} (a page of {form})"


def unread(survey: Survey, without: Collection[str], surely: bool) -> Iterator[str]:
    """Yield the Markdown pages whose name or title is that of a glossary, the likeliest first, with the reason why they
    cannot be read.

    ``surely`` means that what is read is called so itself; then only pages that seem to have terms are yielded.
    """
    for path in sorted(survey.documents, key=likelihood, reverse=True):
        document = survey.documents[path]
        if kind_of(path) != "page" or path in without or is_second_choice(path) or is_template(document):
            continue
        form = describe(document)
        names_it = bool(form) and names_glossary(path) and not describes_data(path)
        called = is_called_glossary(path) or is_titled_glossary(document) or names_it
        if called and (form or not surely):
            yield f"{path} ({form or 'called a glossary'}: {why_not(survey, path) or 'hardly any terms'})"
