#!/usr/bin/env bash
# The house rules that need no database: style, types, the arrow. Runs all of them, then answers.
set -uo pipefail
. "$(dirname "$0")/speak.sh"

[ -x .venv/bin/ruff ] || refuse "Chưa có công cụ kiểm tra. Chạy «scripts/env.sh dev» trước." \
  "Development tools are missing; run scripts/env.sh dev."

failed=()
rule() { # rule name command...
  local name="$1"
  shift
  "$@" || failed+=("$name")
}

rule "ruff check" .venv/bin/ruff check .
rule "ruff format" .venv/bin/ruff format --check .
rule "mypy" .venv/bin/mypy
rule "lint-imports" .venv/bin/lint-imports --no-logo
if [ ${#failed[@]} -gt 0 ]; then
  refuse "Chưa đạt: $(printf '%s; ' "${failed[@]}")xem các dòng trên." "Failed: ${failed[*]}"
fi
