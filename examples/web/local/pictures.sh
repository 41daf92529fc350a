#!/usr/bin/env bash
# After make test-web: the pictures in docs/web, made from the tests' screenshots. Needs ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/../artefacts/screenshots"
target=../../../../docs/web
mkdir -p "$target"

side_by_side() {
  local name=$1
  shift
  convert "${@/%/.png}" -gravity north -background '#8884' +append -resize 62% -strip -dither None -colors 160 \
    -define png:compression-level=9 "PNG8:$target/$name.png"
}

side_by_side sign-in sign-in-light wrong-password-dark
side_by_side sign-up sign-up-light weak-password-dark confirm-light
side_by_side invited new-password-light enrol-required-dark
side_by_side second-factor enrol-light second-factor-dark
side_by_side forgotten-password forgot-light reset-dark
side_by_side passwordless sign-in-with-passkey-light choose-first-factor-dark sent-code-light
side_by_side second-factor-choice choose-second-factor-light password-alone-dark
side_by_side signed-in signed-in-light passkeys-dark
side_by_side phone phone-sign-in-light phone-sign-up-light phone-signed-in-dark
side_by_side problems outputs-missing-light outputs-of-another-version-dark sandbox-not-running-light clock-fast-dark
