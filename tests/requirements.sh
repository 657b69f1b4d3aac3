#!/bin/sh
# What tests need beside Python, from Debian where it is missing: the programs that are named, or all of them.
set -eu
missing=""
for program in ${*:-chromium java npm rapper}; do
    command -v "$program" >/dev/null && continue
    case $program in
        java) missing="$missing default-jre-headless" ;;
        rapper) missing="$missing raptor2-utils" ;;
        *) missing="$missing $program" ;;
    esac
done
[ -z "$missing" ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "Please install:$missing" >&2
    exit 1
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
