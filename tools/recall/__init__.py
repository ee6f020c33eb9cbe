"""How many slips that are planted into clean texts glosslint reports: ``python -m tools.recall``."""
