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
  [ -n "${beside:-}" ] && kill "$beside" 2>/dev/null
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

# Two legs side by side, each with a server of its own: reckoning, verbs, locks, journeys and the desk in the one; screens and browsers
# in the other, which waits a good deal.
BESIDE=(src/lachan/law src/lachan/procedure src/lachan/cases src/lachan/outcomes src/lachan/intake src/lachan/docket
  src/lachan/exchange src/lachan/indicators src/lachan/reporting src/lachan/people src/lachan/access
  src/lachan/oversight src/lachan/simulator src/lachan/evidence src/lachan/evidence_scan src/lachan/proof
  src/lachan/proof_cli src/lachan/release src/lachan/victims src/lachan/letterbox src/lachan/outreach src/lachan/focus
  src/lachan/sectors src/lachan/prevention tests/desk tests/evidence tests/figures tests/house tests/journeys
  tests/security)
beside_state="$(mktemp -d /tmp/lachan-leg-XXXXXX)"
chmod 755 "$beside_state"
states+=("$beside_state")
env "${UNSETTLED[@]}" LACHAN_STATE="$beside_state" LACHAN_SHELTER="$beside_state/shelter" \
  .venv/bin/python -m pytest -q --durations=12 -m "$choice" "${BESIDE[@]}" </dev/null >"$beside_state.said" 2>&1 &
beside=$!

echo "== Kiểm tra trên PostgreSQL đi kèm: màn hình, hành trình, nhà"
leg "" -q --durations=12 -m "$choice" "${BESIDE[@]/#/--ignore=}"

echo "== Kiểm tra trên PostgreSQL đi kèm: luật, động từ, khóa dòng"
wait "$beside" || status=1
cat "$beside_state.said"
rm -f "$beside_state.said"

if [ -x "$DEBIAN_15/initdb" ]; then
  echo "== Kiểm tra lại phần cơ sở dữ liệu trên PostgreSQL 15 của Debian"
  # Tables, locks, functions and triggers: what another version of the server could do differently.
  leg "$DEBIAN_15" -q -m "database and not browser and ($choice)" tests/house/test_tables.py src/lachan/access \
    src/lachan/docket src/lachan/oversight/tests/test_queue.py tests/security/test_row_locks.py tests/security/test_case_locks.py \
    tests/security/test_never_changed.py tests/security/test_tokens.py tests/security/test_oversight_locks.py
else
  echo "== Bỏ qua lượt PostgreSQL 15: máy không có $DEBIAN_15 (second leg skipped)"
fi
exit "$status"
