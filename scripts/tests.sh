#!/usr/bin/env bash
# Both database legs: everything on the embedded PostgreSQL, then what is marked `database` again
# on Debian's 15. `tests.sh long` counts in full. Ends with pytest's own lines.
set -uo pipefail
. "$(dirname "$0")/speak.sh"

DEBIAN_15=/usr/lib/postgresql/15/bin
# No setting of whoever runs this may lead a test to real data or real keys.
UNSETTLED=()
for name in $(compgen -e LACHAN_); do UNSETTLED+=(-u "$name"); done
status=0
states=()

# Tests never touch the state folder somebody works with; whatever still runs there is stopped.
clear_up() {
  local state
  for state in "${states[@]}"; do
    env "${UNSETTLED[@]}" LACHAN_STATE="$state" .venv/bin/python -c \
      'from lachan import postgres; postgres.cluster().stop(whoever_started=True)' || true
    rm -rf "$state"
  done
}
trap clear_up EXIT
trap 'exit 130' INT TERM

leg() { # leg bin-dir-or-empty pytest-arguments...
  local bin="$1" state
  shift
  state="$(mktemp -d /tmp/lachan-leg-XXXXXX)"
  chmod 755 "$state"
  states+=("$state")
  env "${UNSETTLED[@]}" ${bin:+LACHAN_PG_BIN="$bin"} LACHAN_STATE="$state" \
    LACHAN_SHELTER="$state/shelter" .venv/bin/python -m pytest "$@" </dev/null || status=1
}

choice="not long"
[ "${1:-}" = long ] && choice="long or not long"

echo "== Kiểm tra trên PostgreSQL đi kèm"
leg "" -q -m "$choice"

if [ -x "$DEBIAN_15/initdb" ]; then
  echo "== Kiểm tra lại phần cơ sở dữ liệu trên PostgreSQL 15 của Debian"
  # The launcher's own tests and the browser's have already seen what they can see.
  leg "$DEBIAN_15" -q -m "database and not browser and ($choice)" --ignore=src/lachan/postgres
else
  echo "== Bỏ qua lượt PostgreSQL 15: máy không có $DEBIAN_15 (second leg skipped)"
fi
exit "$status"
