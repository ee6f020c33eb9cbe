#!/bin/sh
# Check a glossary on any server: "sh check.sh" for everything, "sh check.sh origin/main" for what a branch changed.
# Once before: python3 -m pip install "glosslint[fast]==0.1.0"
set -eu
if [ $# -gt 0 ]; then
  set -- --changed-since "$1"
fi
exec glosslint check --output concise --output junit=glosslint.xml "$@"
