"""The command that changes files to what the rules suggest."""
