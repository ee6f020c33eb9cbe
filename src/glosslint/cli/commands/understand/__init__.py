"""Commands that show what is there: rules, explanations, reading order, missing terms, conventions."""
