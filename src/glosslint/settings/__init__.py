"""Read the settings.

In: ``glosslint.toml`` or ``[tool.glosslint]`` of pyproject.toml, and options of the command line. Out: frozen
``Settings``, or a GlosslintError that names file and key. ``table`` lists the keys; ``file`` finds and reads the file;
begin with ``settings.load``.
"""
