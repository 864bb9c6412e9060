#!/usr/bin/env bash
# How long the product itself takes between a decision and the new member's first request: the part of that time in
# which neither an outside call was in progress nor the lab delayed on purpose. Five runs of the spike with the lab's
# usual delays and five with none (RUNS=n changes that). Prints one line per figure and writes bench/results/own-overhead.json.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
autoscaler=${AUTOSCALER:-$home/autoscaler}
runs=${RUNS:-5}
results=$home/bench/results/own-overhead.json
mkdir -p "$home/bench/results"

field() { sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p" <<<"$2"; }
list() { paste -sd, <<<"$1"; }
median() { sort -n <<<"$1" | sed -n "$((($(wc -l <<<"$1") + 1) / 2))p"; }

measure() { # options of the scenario; prints "overhead inService" per run
  local i result overhead
  for ((i = 1; i <= runs; i++)); do
    result=$("$autoscaler" demo --headless --scenario spike "$@" --seed "$i" --json 2>/dev/null | tail -n 1) || true
    overhead=$(field ownOverheadMs "$result")
    [[ $result == *'"ok":true'* && -n $overhead ]] || { echo "own-overhead: run $i failed: $result" >&2; return 1; }
    echo "run $i of $runs $*: own overhead $overhead ms" >&2
    echo "$overhead $(field decisionToInServiceMs "$result")"
  done
}

usual=$(measure)
none=$(measure --zero-delay)

{
  printf '{"bench":"own-overhead","date":"%s",\n' "$(date -u +%FT%TZ)"
  printf ' "machine":"%s, %s cores, %s",\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" \
    "$(awk '/MemTotal/ {printf "%d GiB", $2 / 1048576}' /proc/meminfo)"
  printf ' "command":"RUNS=%s ./autoscaler bench own-overhead",\n' "$runs"
  printf ' "usualDelays":{"ownOverheadMs":[%s],"decisionToInServiceMs":[%s]},\n' \
    "$(list "$(cut -d' ' -f1 <<<"$usual")")" "$(list "$(cut -d' ' -f2 <<<"$usual")")"
  printf ' "noDelays":{"ownOverheadMs":[%s],"decisionToInServiceMs":[%s]}}\n' \
    "$(list "$(cut -d' ' -f1 <<<"$none")")" "$(list "$(cut -d' ' -f2 <<<"$none")")"
} >"$results"

figure() {
  printf '{"bench":"own-overhead","figure":"%s","value":%s,"unit":"ms","runs":%s}\n' "$1" "$2" "$runs"
}
figure 'own overhead, usual delays, median' "$(median "$(cut -d' ' -f1 <<<"$usual")")"
figure 'own overhead, no delays, median' "$(median "$(cut -d' ' -f1 <<<"$none")")"
figure 'decision to in service, usual delays, median' "$(median "$(cut -d' ' -f2 <<<"$usual")")"
figure 'decision to in service, no delays, median' "$(median "$(cut -d' ' -f2 <<<"$none")")"
