#!/bin/sh
# .git/hooks/pre-commit, without pre-commit: check what is staged (make the file executable).
exec glosslint hook
