"""▶ The page docs/security.md is true: each sentence of it has its tests, which exist."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest

from glosslint.settings.user import VARIABLES
from tests.security.test_trust import CLAIMS
from tests.support import ROOT, write

PAGE = (ROOT / "docs/security.md").read_text("utf-8")
#: The sentences of the page as they were when their tests were chosen, one a line.
CHOSEN_FOR = ROOT / "tests/security/promises.txt"
TRUST, FILES, FOLDERS, NETWORK = (f"security/test_{name}" for name in ("trust", "settings_files", "folders", "network"))
READING, GATE, WRITING = (f"security/test_{name}" for name in ("reading", "one_gate", "writing"))
CACHE, LANGUAGE, MANAGED, ENGINE, TROUBLE = (
    "util/test_cache_file",
    "language/test_cache",
    "language/languagetool/test_managed",
    "language/languagetool/test_engine",
    "language/languagetool/test_trouble",
)
RUNS, FACTS, SERVER, SERVE, SITE = (
    "cli/test_repeat",
    "engine/test_facts_cache",
    "server/test_trouble",
    "publish/test_serve",
    "publish/test_output",
)
ASKED = f"{TRUST}::test_what_a_project_may_not_ask_for_ends_the_run_before_anything_runs"
USER = f"{TRUST}::test_the_user_may_name_what_a_project_may_not"
HERE = "security/test_page"

#: How each sentence begins, and its tests. What is said of the page itself is tested here.
TESTS = {
    "A glossary, its settings and its schema are untrusted input": [ASKED],
    "This page describes": [f"{HERE}::test_each_sentence_has_its_tests"],
    "The nearest settings file": [
        f"{FILES}::test_settings_in_the_repository_are_found_from_any_folder",
        f"{FILES}::test_without_a_repository_settings_are_looked_for_up_to_the_root",
    ],
    "A settings file above the top": [f"{FILES}::test_settings_above_the_repository_are_not_read"],
    "A settings file in the repository": [f"{FILES}::test_settings_of_the_owner_of_the_folder_are_read"],
    "Any other ends the run": [
        f"{FILES}::test_settings_of_a_stranger_end_the_run",
        f"{FILES}::test_settings_of_a_stranger_below_end_the_run",
        f"{FILES}::test_the_hook_ends_at_settings_of_a_stranger",
    ],
    "Without a repository, the folder": [f"{FILES}::test_settings_of_a_stranger_above_are_passed_over"],
    "To read such a file": [f"{FILES}::test_settings_of_a_stranger_end_the_run"],
    "Without any settings file": [f"{FILES}::test_that_built_in_settings_are_used_is_said"],
    "Under sudo": [f"{FILES}::test_under_sudo_files_of_the_one_who_called_it_are_read"],
    "The files that the settings name": [ASKED, f"{NETWORK}::test_all_settings_with_a_schema_refuse_it"],
    "All must be in the project": [
        f"{FOLDERS}::test_what_is_in_a_project",
        f"{FOLDERS}::test_paths_of_the_settings_stay_in_the_project_through_links",
        f"{READING}::test_files_match_nothing_outside",
        f"{READING}::test_a_schema_outside_is_not_quoted",
        f"{READING}::test_a_folder_of_templates_is_in_the_project_unless_the_command_line_names_it",
        f"{GATE}::test_no_other_function_opens_a_file",
    ],
    "The folder `.git` is not part": [
        f"{FOLDERS}::test_what_is_in_a_project",
        f"{READING}::test_git_is_no_part_of_the_glossary",
        f"{READING}::test_the_file_git_of_a_worktree_is_not_read",
        f"{READING}::test_which_names_a_file_system_may_take_for_git",
    ],
    "Symbolic links within": [
        f"{FOLDERS}::test_links_within_the_repository_are_followed",
        f"{READING}::test_settings_are_read_through_a_link_within_the_project",
    ],
    "A symbolic link that leads outside": [
        f"{READING}::test_settings_are_not_read_through_a_link_that_leads_out",
        f"{FOLDERS}::test_a_link_in_the_glossary_that_leads_out_is_an_error",
        f"{FOLDERS}::test_links_of_a_vocabulary_stay_in_the_project",
        f"{READING}::test_a_template_is_not_a_link_that_leads_out",
        f"{READING}::test_a_template_includes_nothing_outside_of_its_folder",
    ],
    "Only `init`, which looks": [
        f"{FOLDERS}::test_init_reads_no_file_outside",
        f"{READING}::test_init_waits_for_no_pipe_and_reads_nothing_outside",
    ],
    "What is checked is the file that was opened": [
        f"{READING}::test_no_path_leads_out",
        f"{READING}::test_a_folder_that_becomes_a_link_while_it_is_opened_leads_nowhere",
        f"{READING}::test_what_is_read_is_the_file_that_was_named",
    ],
    "`--config` and `--templates` may name": [
        f"{READING}::test_the_command_line_may_name_settings_elsewhere",
        f"{READING}::test_a_settings_file_that_the_command_line_names_may_not_be_a_link_that_leads_out",
        f"{READING}::test_a_folder_of_templates_is_in_the_project_unless_the_command_line_names_it",
    ],
    "Only regular files are read": [
        f"{GATE}::test_no_other_function_opens_a_file",
        f"{READING}::test_settings_that_are_no_file_are_an_error",
        f"{READING}::test_what_the_settings_name_must_be_a_file",
    ],
    "A named pipe, a socket or a device": [
        f"{READING}::test_settings_that_are_no_file_are_an_error",
        f"{READING}::test_what_the_settings_name_must_be_a_file",
        f"{READING}::test_an_entry_that_is_no_file_is_an_error",
        f"{READING}::test_init_waits_for_no_pipe_and_reads_nothing_outside",
    ],
    "Messages quote only files": [
        f"{READING}::test_the_environment_is_not_printed",
        f"{READING}::test_settings_are_not_read_through_a_link_that_leads_out",
        f"{READING}::test_a_schema_outside_is_not_quoted",
    ],
    "Your own settings, environment": [
        USER,
        f"{READING}::test_the_users_own_settings_may_be_a_link",
        f"{LANGUAGE}::test_a_second_run_asks_nothing_and_says_the_same",
    ],
    "Git, for": [f"{FOLDERS}::test_git_runs_no_program_of_a_repository"],
    "Hooks and file system monitors": [f"{FOLDERS}::test_git_runs_no_program_of_a_repository"],
    "Java, if glosslint is to start": [f"{TRUST}::test_with_trust_the_program_runs"],
    "A project needs your trust to ask for that": [ASKED],
    "Engines of plugins": [f"{TRUST}::test_an_engine_of_a_plugin_needs_trust"],
    "A project needs your trust to run them": [f"{TRUST}::test_an_engine_of_a_plugin_needs_trust"],
    "Programs are looked up": [f"{FOLDERS}::test_programs_are_looked_for_in_path_and_not_in_the_project"],
    "The process that supervises": [f"{TRUST}::test_with_trust_the_program_runs"],
    "Checking changes no file": [f"{FOLDERS}::test_a_check_writes_nothing_into_the_project"],
    "Only these commands and options change files": [
        f"{WRITING}::test_which_commands_change_files_of_the_project",
        f"{WRITING}::test_which_files_they_change",
        f"{WRITING}::test_init_writes_settings_and_with_a_starter_an_entry_and_a_schema",
    ],
    "They write nothing through a link": [
        f"{FOLDERS}::test_a_link_in_the_glossary_that_leads_out_is_an_error",
        f"{FOLDERS}::test_paths_of_the_settings_stay_in_the_project_through_links",
        f"{FOLDERS}::test_new_entries_and_files_of_init_are_not_written_through_links",
    ],
    "Files are replaced atomically": ["util/test_atomic_write::test_killed_at_100_moments_every_file_is_old_or_new"],
    "A command that was killed": ["cli/test_kills::test_each_step_of_writing"],
    "`--output` and `-o` write": [
        f"{FOLDERS}::test_a_report_goes_where_the_user_says",
        f"{FOLDERS}::test_a_report_is_not_written_through_a_link_that_leads_out",
    ],
    "In GitHub Actions": ["report/test_outputs::test_the_summary_of_the_job_grows"],
    "Your own folders contain": [f"{TRUST}::test_who_may_write_the_record_is_the_user_alone"],
    "Control characters": [
        "security/test_terminal::test_no_control_character_reaches_the_terminal",
        f"{TRUST}::test_values_reach_the_terminal_without_their_control_characters",
        f"{TROUBLE}::test_no_order_to_the_terminal_comes_from_a_server",
        "report/test_reports::test_a_terminal_is_never_sent_what_the_eye_cannot_see",
    ],
    "No other machine": [f"{ENGINE}::test_no_socket_other_than_loopback", ASKED],
    "A schema that refers to another machine": [
        f"{NETWORK}::test_a_reference_to_another_machine_is_an_error_of_the_schema",
        f"{NETWORK}::test_an_id_does_not_make_a_file_of_another_machine",
    ],
    "The drafts of JSON Schema": [f"{NETWORK}::test_the_drafts_are_known_without_a_fetch"],
    "A relative `$ref`": [
        f"{NETWORK}::test_references_to_files_of_the_project_and_to_parts_hold",
        f"{NETWORK}::test_references_stay_in_the_project",
    ],
    "A LanguageTool server on this machine": [
        f"{TRUST}::test_servers_on_this_machine_need_no_trust",
        f"{TRUST}::test_which_addresses_are_on_this_machine",
    ],
    "A server elsewhere": [ASKED],
    "No text is sent to a server": [f"{TROUBLE}::test_another_server_at_the_address"],
    "In a partial clone": [f"{FOLDERS}::test_in_a_partial_clone_git_fetches_from_its_remote"],
    "Without trust, a run": [ASKED],
    "The error names": [ASKED],
    "`glosslint doctor` lists": [f"{TRUST}::test_doctor_says_what_is_not_trusted_and_runs_nothing"],
    "`glosslint trust` shows": [f"{TRUST}::test_a_trusted_project_is_checked_until_it_asks_for_something_else"],
    "If one of the values changes": [
        f"{TRUST}::test_a_trusted_project_is_checked_until_it_asks_for_something_else",
        f"{TRUST}::test_a_program_of_the_project_that_changes_needs_trust_again",
    ],
    "In a trusted project": [
        f"{FOLDERS}::test_in_a_trusted_project_links_lead_anywhere",
        f"{READING}::test_trust_is_not_for_settings_elsewhere",
    ],
    "`--trust` trusts": [f"{TRUST}::test_with_trust_the_program_runs"],
    "In CI, use it only": [f"{TRUST}::test_with_trust_the_program_runs"],
    "In the Python API": [f"{TRUST}::test_the_python_api_asks_for_trust_too"],
    "Keys that need trust in a project": [USER],
    "They are read from": [
        f"{TRUST}::test_user_settings_hold_nothing_else",
        f"{HERE}::test_the_user_settings_can_be_used",
    ],
    "Environment variables take": [USER, f"{HERE}::test_the_page_names_all_variables"],
    "`XDG_CONFIG_HOME`": [f"{TRUST}::test_relative_folders_of_the_user_are_ignored"],
    "`glosslint config` shows": [USER],
    "Files that are too large": [
        "parse/test_limits::test_hostile_files_side_by_side",
        "parse/test_limits::test_large_hostile_file",
    ],
    "Patterns of files take": ["util/test_globs::test_patterns_with_many_wildcards_end"],
    "Settings above 1 MiB": [
        "security/test_toml_limits::test_deep_settings_are_refused",
        "security/test_toml_limits::test_large_settings_are_refused",
    ],
    "Templates may take": [
        "publish/test_template_limits::test_a_page_has_limits",
        "publish/test_template_limits::test_a_page_takes_no_more_memory_than_there_is_for_it",
        "publish/test_template_limits::test_the_limits_are_far_above_a_large_glossary",
    ],
    "A pattern in the settings": [
        "security/test_pattern_limits::test_a_pattern_that_takes_too_long_ends_the_run",
        "security/test_schema_limits::test_a_pattern_that_takes_too_long_is_an_error_of_the_schema",
        "rules/test_custom_rules::test_a_pattern_that_takes_too_long_ends_in_one_finding_that_names_its_table",
    ],
    "A schema is refused": ["security/test_schema_limits::test_a_schema_that_takes_too_long_is_an_error"],
    "The cache contains only data": [
        f"{CACHE}::test_what_has_another_form_is_not_found",
        f"{CACHE}::test_a_value_of_another_type_is_not_found",
    ],
    "A file of it is ignored": [
        f"{CACHE}::test_a_changed_byte_anywhere_makes_it_void",
        f"{CACHE}::test_a_link_or_a_pipe_in_its_place_is_not_read",
        f"{CACHE}::test_a_file_that_others_may_have_written_is_not_read",
        f"{RUNS}::test_a_damaged_cache_is_in_no_ones_way",
    ],
    "A cached report is used only if": [
        f"{RUNS}::test_any_change_of_a_file_is_noticed",
        f"{RUNS}::test_a_hook_notices_any_change",
        f"{RUNS}::test_the_environment_and_versions_count",
        f"{FACTS}::test_what_the_facts_depend_on_is_noticed",
    ],
    "A LanguageTool server that glosslint started": [f"{MANAGED}::test_it_is_started_once_and_found_again"],
    "The process listens on a Unix socket": [f"{MANAGED}::test_only_the_user_can_reach_it"],
    "If the system has no Unix sockets": [f"{MANAGED}::test_with_a_long_path_it_listens_on_the_loopback_interface"],
    "A folder that others can access": [f"{MANAGED}::test_a_folder_that_others_may_use_is_not_used"],
    "Both sides sign": [
        f"{MANAGED}::test_a_file_that_leads_to_a_stranger_is_not_followed",
        f"{MANAGED}::test_a_stranger_cannot_stop_it",
    ],
    "A response without a valid signature": [
        f"{MANAGED}::test_a_file_that_leads_to_a_stranger_is_not_followed",
        f"{MANAGED}::test_an_answer_to_something_else_is_not_believed",
    ],
    "Two runs at the same time": [f"{MANAGED}::test_starts_at_the_same_time_make_one_server"],
    "Both exit after the time": [
        f"{MANAGED}::test_it_is_stopped_when_idle_and_not_before",
        f"{MANAGED}::test_it_is_stopped_when_its_file_is_gone",
        f"{MANAGED}::test_clean_stops_it_unless_another_run_uses_it",
    ],
    "Pagefind, for the search index": ["publish/test_site::test_without_its_packages_the_command_says_how_to_get_them"],
    "`publish` writes only to the folder": [
        f"{WRITING}::test_the_site_is_written_to_its_folder_and_nowhere_else",
        f"{SITE}::test_a_file_that_glosslint_did_not_make_is_not_replaced",
        f"{SITE}::test_what_is_no_longer_made_is_removed_and_other_files_are_kept",
        f"{SITE}::test_a_link_does_not_lead_out_of_the_folder",
        f"{SITE}::test_a_manifest_cannot_name_files_elsewhere",
    ],
    "Entries cannot add scripts": ["publish/test_hostile::test_a_glossary_of_hostile_entries_is_inert"],
    "The cache (`~/.cache/glosslint`": [
        f"{RUNS}::test_reports_may_grow_too_large_to_keep",
        f"{CACHE}::test_a_file_has_a_bound",
    ],
    "They contain texts of entries": [f"{CACHE}::test_a_file_that_others_may_have_written_is_not_read"],
    "A file to which nothing was added": [
        f"{CACHE}::test_a_new_project_removes_what_others_have_not_added_to_for_months"
    ],
    "`glosslint doctor --clean` deletes": [
        f"{RUNS}::test_clean_deletes_what_is_cached_and_nothing_else",
        f"{RUNS}::test_what_is_not_a_plain_check_is_run",
        "language/test_words_kept::test_without_the_cache_nothing_is_stored_or_used",
    ],
    "The list and the record are in folders": [
        f"{MANAGED}::test_only_the_user_can_reach_it",
        f"{TRUST}::test_who_may_write_the_record_is_the_user_alone",
    ],
    "`glosslint server` does what": [
        f"{SERVER}::test_no_program_or_server_of_a_project_without_trust",
        "server/test_equals_check::test_the_editor_shows_what_check_reports",
    ],
    "No editor option": [f"{SERVER}::test_options_of_the_editor_cannot_name_a_program"],
    "What it reads when it opens": [
        "server/test_kept_facts::test_what_the_server_has_read_is_not_read_again",
        "server/test_kept_facts::test_a_damaged_cache_is_not_used",
    ],
    "The server writes no file": [f"{SERVER}::test_it_can_be_killed_at_any_moment_and_leaves_the_files_alone"],
    "It listens on no port": [f"{SERVER}::test_it_listens_on_no_port"],
    "`serve` listens on 127.0.0.1": [
        f"{SERVE}::test_a_page_is_served_from_memory_and_nothing_is_written",
        f"{SERVE}::test_a_page_of_another_name_may_not_read_the_glossary",
    ],
    "The file `SECURITY.md`": [f"{HERE}::test_the_page_leads_to_the_way_to_report"],
}


def sentences() -> Iterator[str]:
    """Yield the sentences of the page: without headings, code and tables."""
    text = re.sub(r"^```.*?^```$|^(    |#|\|).*?$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    for paragraph in re.split(r"\n\s*\n|^\* ", text, flags=re.MULTILINE):
        plain = " ".join(paragraph.split())
        yield from filter(None, re.split(r"(?<=\.) (?=[A-Z`\[])", plain))


def rows() -> Iterator[str]:
    """Yield the rows of the tables of the page."""
    yield from re.findall(r"^\| `.*$", PAGE, re.MULTILINE)


def test_each_sentence_has_its_tests() -> None:
    said = list(sentences())
    assert [sentence for sentence in said if not sentence.startswith(tuple(TESTS))] == []
    assert [start for start in TESTS if not any(sentence.startswith(start) for sentence in said)] == []


def test_the_sentences_are_those_that_the_tests_were_chosen_for() -> None:
    """See whether the tests of a sentence that changed still show what it says, and add what is missing.

    Then write the list again: ``GLOSSLINT_GOLDEN=write pytest tests/security/test_page.py``.
    """
    said = "".join(f"{sentence}\n" for sentence in sorted({*sentences(), *rows()}))
    if os.environ.get("GLOSSLINT_GOLDEN") == "write":
        CHOSEN_FOR.write_text(said, "utf-8")
    assert said == CHOSEN_FOR.read_text("utf-8")


@pytest.mark.parametrize("test", sorted({test for tests in TESTS.values() for test in tests}))
def test_the_tests_exist(test: str) -> None:
    file, _, name = test.partition("::")
    assert re.search(rf"^def {name}\(", (ROOT / f"tests/{file}.py").read_text("utf-8"), re.MULTILINE)


def test_the_table_holds_the_keys_that_need_trust() -> None:
    table = "".join(line for line in PAGE.splitlines(keepends=True) if line.startswith("| `"))
    keys = {
        match.removeprefix("language.languagetool.") for match in re.findall(r"`([a-z.-]+)`", table.replace("|", " "))
    }
    named = {
        claim.split(" = ")[0].removeprefix("language.languagetool.") for claim in CLAIMS.values() if " = " in claim
    }
    assert named <= keys


def test_the_page_names_all_variables() -> None:
    assert set(re.findall(r"`(GLOSSLINT_[A-Z_]+)`", PAGE)) == set(VARIABLES)


def test_the_user_settings_can_be_used() -> None:
    from glosslint.settings.user import read_user_settings, user_file

    file = user_file()
    assert file is not None
    text = re.search(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert text is not None
    write(file.parent, {file.name: text[1]})
    assert {f"GLOSSLINT_{key.upper().replace('.', '_')}" for key in read_user_settings().values} == set(VARIABLES)


def test_the_page_leads_to_the_way_to_report() -> None:
    assert "`SECURITY.md`" in PAGE
    assert "Report a vulnerability" in (ROOT / "SECURITY.md").read_text("utf-8")
    assert "docs/security.md" in (ROOT / "README.md").read_text("utf-8")
