#!/usr/bin/env bash
# How fast the product's vCenter adapter is against pyVmomi, in turn in one run on one simulated vCenter without delays: a
# VM's life cycle within a session, fifty at once, and a list of a thousand VMs (there on a second, large one for both).
# Prints one line per figure, ratio = ours divided by pyVmomi's, and writes bench/results/vsphere.json. Fails when either
# side made an error.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
results=$home/bench/results/vsphere.json
mkdir -p "$home/bench/results"
figures=$(mktemp)
trap 'rm -f "$figures"' EXIT

# java itself takes the stars apart
classes="$home/adapters/target/classes:$home/adapters/target/test-classes:$home/adapters/target/lib/*"
classes="$classes:$home/core/target/test-classes:$home/lab/target/classes:$home/lab/target/lib/*"
"${JAVA_HOME:?}/bin/java" -XX:+UseSerialGC -cp "$classes" dev.vmautoscaling.adapters.vsphere.VsphereRace \
  "$home/bench/peers/vcenter_race.py" "$figures"

{
  printf '{"bench":"vsphere","date":"%s",\n' "$(date -u +%FT%TZ)"
  printf ' "machine":"%s, %s cores, %s",\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" \
    "$(awk '/MemTotal/ {printf "%d GiB", $2 / 1048576}' /proc/meminfo)"
  printf ' "load":"%s",\n' "$(cut -d' ' -f1-3 /proc/loadavg)"
  printf ' "command":"./autoscaler bench vsphere",\n'
  printf ' "figures":[\n'
  cat "$figures"
  printf ' ]}\n'
} >"$results"
