"""Whether the settings fit the glossary.

In: documents and settings. Out: a GlosslintError for settings that cannot be meant (``preflight``), and the place in
the settings file of what a finding says about them (``settings_file``).
"""
