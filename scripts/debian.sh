#!/usr/bin/env bash
# What tests need beyond Python: Chromium, fonts, LibreOffice, poppler. Installed when root on
# Debian; otherwise names what is missing, and those tests skip themselves.
set -euo pipefail
. "$(dirname "$0")/speak.sh"

LOG=build/debian.log
declare -A NEEDS=(
  [chromium]="chromium"
  [soffice]="libreoffice-writer-nogui"
  [pdftotext]="poppler-utils"
)

missing=()
for program in "${!NEEDS[@]}"; do
  command -v "$program" >/dev/null || missing+=("${NEEDS[$program]}")
done
# Slides are looked at too; scans are read where there is a Vietnamese reader.
[ -e /usr/lib/libreoffice/program/libsdlo.so ] || missing+=(libreoffice-impress-nogui)
command -v tesseract >/dev/null && [ -n "$(find /usr/share/tesseract-ocr -name vie.traineddata 2>/dev/null)" ] ||
  missing+=(tesseract-ocr tesseract-ocr-vie)
# ClamAV without its signatures (35 MB): the protocol is tried against a real daemon with one of our own.
[ -x /usr/sbin/clamd ] || missing+=(clamav-daemon)
[ -d /usr/share/fonts/truetype/noto ] || missing+=(fonts-noto-core)
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  printf '! Thiếu %s: các bài kiểm tra cần chúng sẽ được bỏ qua.\n' "${missing[*]}"
  printf '  Missing packages, their tests will be skipped. Install: apt-get install %s\n' "${missing[*]}"
  exit 0
fi
mkdir -p build
: >"$LOG"
echo "Cài gói Debian: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -q && apt-get install -y -q --no-install-recommends "${missing[@]}"; } \
  >>"$LOG" 2>&1 </dev/null; then
  tail -n 5 "$LOG"
  printf '! Không cài được %s (xem %s): các bài kiểm tra cần chúng sẽ được bỏ qua.\n' "${missing[*]}" "$LOG"
  printf '  apt-get failed; tests that need these packages will be skipped.\n'
fi
