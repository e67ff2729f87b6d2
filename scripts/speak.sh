# Sourced by the other scripts: numbered steps, and refusals that say what to do next.
# Vietnamese first for whoever runs it, one English line below for whoever mends it.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$ROOT"

step() { # step 1/4 "câu"
  printf '[%s] %s\n' "$1" "$2"
}

refuse() { # refuse "tiếng Việt" "English"
  printf '\n✗ %s\n  %s\n' "$1" "$2" >&2
  exit 1
}

# One digest over the files named; a missing file counts as empty, so that adding it changes it.
digest() {
  local file
  for file in "$@"; do
    printf '%s ' "$file"
    if [ -f "$file" ]; then sha256sum <"$file"; else echo -; fi
  done | sha256sum | cut -d' ' -f1
}

# Two at once would write into the same folder: the second waits for the first.
# The lock follows the descriptor: it outlives a killed shell until the pip it started is done.
alone() { # alone name
  mkdir -p build
  command -v flock >/dev/null || return 0
  exec 9>"build/.$1.lock"
  flock 9
}

# Run quietly into a log; on failure say why and show its end.
quietly() { # quietly log "what" command...
  local log="$1" what="$2"
  shift 2
  if "$@" >>"$log" 2>&1; then return 0; fi
  printf '\n--- %s ---\n' "$log" >&2
  tail -n 15 "$log" >&2
  if grep -qiE 'Temporary failure in name resolution|NameResolution|NewConnectionError|ConnectTimeout|ReadTimeout|Connection refused|ConnectionError|Max retries|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|Could not resolve|Network is unreachable|from versions: none' "$log"; then
    refuse "Không tải được gói cho bước «$what»: máy không ra được mạng. Kiểm tra mạng hoặc proxy (HTTPS_PROXY, PIP_INDEX_URL, npm config registry), rồi chạy lại đúng lệnh vừa rồi; phần đã tải được giữ trong bộ đệm." \
      "No network while: $what. Check the proxy or mirror settings and run the same command again."
  fi
  if grep -qiE 'No space left on device|ENOSPC' "$log"; then
    refuse "Ổ đĩa đã hết chỗ ở bước «$what». Dọn bớt (cần khoảng 1 GB) rồi chạy lại." \
      "Disk full while: $what."
  fi
  refuse "Bước «$what» không xong; nguyên nhân ở các dòng trên (đầy đủ trong $log). Sửa xong thì chạy lại." \
    "Step failed: $what. See $log."
}
