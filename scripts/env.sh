#!/usr/bin/env bash
# Builds .venv from the locked requirements: `env.sh` to run the system, `env.sh dev` to work on it.
# A finished environment leaves a stamp; without it the folder is half made and is built anew.
set -euo pipefail
. "$(dirname "$0")/speak.sh"

WANT="${1:-base}"
STAMP=.venv/lachan-stamp
LOG=build/env.log
LOCKS=(requirements/base.txt requirements/dev.txt requirements/build.txt requirements/spark.txt requirements/formats.txt pyproject.toml)

current() {
  [ -f "$STAMP" ] || return 1
  local mode hash place
  read -r mode hash place <"$STAMP"
  [ "$hash" = "$(digest "${LOCKS[@]}")" ] && [ "$place" = "$ROOT" ] || return 1
  [ "$mode" = dev ] || [ "$mode" = "$WANT" ] || return 1
  .venv/bin/python -c 'import lachan' 2>/dev/null
}

# Whole, made here and still running: it can be brought up to date instead of built anew.
whole() {
  [ -f "$STAMP" ] && [ "$(cut -d' ' -f3- "$STAMP")" = "$ROOT" ] || return 1
  .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in "${LACHAN_PYTHON:-}" python3.11 python3.12 python3.13 python3; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null || continue
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    PYTHON="$candidate"
    return
  done
  refuse "Không thấy Python từ 3.11 trở lên. Trên Debian 12: «apt-get install python3 python3-venv», hoặc đặt LACHAN_PYTHON trỏ tới bản đã có, rồi chạy lại." \
    "Python >= 3.11 not found; install it or set LACHAN_PYTHON."
}

make_venv() {
  rm -rf .venv
  if "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null; then
    quietly "$LOG" "tạo .venv" "$PYTHON" -m venv .venv
  elif "$PYTHON" -c 'import virtualenv' 2>/dev/null; then
    quietly "$LOG" "tạo .venv" "$PYTHON" -m virtualenv -q .venv
  elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    quietly "$LOG" "cài python3-venv" apt-get update -q
    quietly "$LOG" "cài python3-venv" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -q --no-install-recommends python3-venv
    quietly "$LOG" "tạo .venv" "$PYTHON" -m venv .venv
  else
    refuse "Python ở máy này thiếu phần tạo môi trường riêng (venv). Nhờ quản trị máy chạy «apt-get install python3-venv», rồi chạy lại." \
      "python3-venv (ensurepip) is missing and we are not root."
  fi
}

install() { # install requirements-file
  quietly "$LOG" "cài $1" .venv/bin/python -m pip install -q --disable-pip-version-check \
    --no-input --require-hashes -r "$1"
}

# Headers of ICU and a compiler: fetched when root on Debian, else the tests that need them say that they were skipped.
icu_at_hand() {
  if [ ! -f /usr/include/unicode/uvernum.h ] || ! command -v g++ >/dev/null || ! command -v pkg-config >/dev/null; then
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
      libicu-dev g++ pkg-config; } >>"$LOG" 2>&1 </dev/null || return 1
  fi
  "$PYTHON" -c 'import os, sys, sysconfig; sys.exit(not os.path.exists(os.path.join(sysconfig.get_paths()["include"], "Python.h")))'
}

alone env
if current; then
  exit 0
fi
[ "$WANT" = base ] && [ -f "$STAMP" ] && [ "$(cut -d' ' -f1 "$STAMP")" = dev ] && WANT=dev
: >"$LOG"

step 1/4 "Chuẩn bị Python riêng của dự án (.venv)"
find_python
whole || make_venv
# From here until the end the environment is half made.
rm -f "$STAMP"

step 2/4 "Tải công cụ đóng gói đã khóa phiên bản"
install requirements/build.txt

step 3/4 "Tải thư viện đã khóa phiên bản (lần đầu mất vài phút)"
install "requirements/$WANT.txt"
# Figures are also counted by Spark, where there is a Java for it; without one its tests say that they were skipped.
if [ "$WANT" = dev ] && java -version >/dev/null 2>&1; then install requirements/spark.txt; fi
# Evidence maps in other formats are checked by those formats' own libraries; one of them is built against ICU.
if [ "$WANT" = dev ] && icu_at_hand; then install requirements/formats.txt; fi

step 4/4 "Gắn Lá Chắn vào môi trường"
quietly "$LOG" "gắn Lá Chắn" .venv/bin/python -m pip install -q --disable-pip-version-check \
  --no-input --no-deps --no-build-isolation -e .
echo "$WANT $(digest "${LOCKS[@]}") $ROOT" >"$STAMP.part"
mv "$STAMP.part" "$STAMP"
