#!/usr/bin/env bash
# What a newcomer meets: a clone of HEAD, an empty home, empty caches, then `make demo` until its
# first page answers, and a second start. Prints seconds and bytes. `fresh.sh test` runs the gate too.
set -euo pipefail
. "$(dirname "$0")/speak.sh"

WAIT="${LACHAN_FRESH_WAIT:-1200}"
PLACE="$(mktemp -d /tmp/lachan-fresh-XXXXXX)"
chmod 755 "$PLACE"
GROUP=""

clear_up() {
  trap - EXIT
  (stop_demo) || true
  if [ -x "$PLACE/repo/.venv/bin/python" ]; then
    (cd "$PLACE/repo" && "${BARE[@]}" .venv/bin/python -c \
      'from lachan import postgres; postgres.cluster().stop(whoever_started=True)') || true
  fi
  rm -rf "$PLACE"
}
trap clear_up EXIT
trap 'exit 130' INT TERM

# Only what a machine's network needs is let through; no setting, cache or tool of this user is.
# An array, not a function: run in the background its pid must be the process group's.
bare_environment() {
  local name
  BARE=(env -i)
  for name in $(compgen -e | grep -iE '^((https?|no|all)_proxy|ssl_cert_file|ssl_cert_dir|requests_ca_bundle|node_extra_ca_certs|pip_(cert|index_url|default_timeout))$'); do
    BARE+=("$name=${!name}")
  done
  BARE+=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    HOME="$PLACE/home" LANG=C.UTF-8 CI=true PIP_CACHE_DIR="$PLACE/pip"
    npm_config_cache="$PLACE/npm" LACHAN_PORT="$PORT")
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

received() { # bytes over every interface but loopback
  awk -F'[: ]+' 'NR > 2 && $2 != "lo" { sum += $3 } END { printf "%.0f\n", sum }' <(sed 's/^ */ /' /proc/net/dev)
}

answers() {
  python3 - "$PORT" <<'PY' 2>/dev/null
import sys, urllib.request
with urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/", timeout=5) as page:
    sys.exit(page.status != 200)
PY
}

listens() {
  python3 -c 'import socket, sys; sys.exit(socket.socket().connect_ex(("127.0.0.1", int(sys.argv[1]))) != 0)' "$PORT"
}

stop_demo() {
  [ -n "$GROUP" ] || return 0
  kill -TERM -- "-$GROUP" 2>/dev/null || true
  for _ in $(seq 100); do
    kill -0 -- "-$GROUP" 2>/dev/null || break
    sleep 0.2
  done
  GROUP=""
  ! listens || refuse "Đã báo dừng nhưng cổng $PORT vẫn trả lời: «lachan demo» không dừng khi nhận SIGTERM." \
    "The demo outlived SIGTERM to its process group."
}

demo_until_ready() { # demo_until_ready name
  local log="$PLACE/$1.log" began now
  began="$(date +%s.%N)"
  "${BARE[@]}" setsid make -C "$PLACE/repo" demo >"$log" 2>&1 </dev/null &
  GROUP=$!
  until answers; do
    now="$(date +%s)"
    if ! kill -0 "$GROUP" 2>/dev/null || [ "$((now - ${began%.*}))" -gt "$WAIT" ]; then
      tail -n 30 "$log" >&2
      refuse "«make demo» không mở được trang đầu trong một bản sao mới; xem các dòng trên." \
        "make demo did not answer in a fresh clone."
    fi
    sleep 0.2
  done
  awk -v a="$began" -v b="$(date +%s.%N)" -v n="$1" 'BEGIN { printf "%-14s %6.1f giây\n", n, b - a }'
  stop_demo
}

size() { du -sm "$@" 2>/dev/null | awk '{ sum += $1 } END { print sum + 0 }'; }

PORT="$(free_port)"
bare_environment
mkdir -p "$PLACE/home" "$PLACE/pip" "$PLACE/npm"
git clone -q --no-local --depth 1 "file://$ROOT" "$PLACE/repo"
echo "HEAD $(git rev-parse --short HEAD) → $PLACE/repo"

before="$(received)"
demo_until_ready "lần đầu"
echo "tải về         $((($(received) - before) / 1000000)) MB qua mạng; bộ đệm $(size "$PLACE/pip" "$PLACE/npm") MB"
echo "trên đĩa       $(size "$PLACE/repo/.venv") MB .venv, $(size "$PLACE/repo/.lachan") MB dữ liệu"
demo_until_ready "lần hai"

if [ "${1:-}" = test ]; then
  echo "== make test"
  "${BARE[@]}" make -C "$PLACE/repo" test
fi
