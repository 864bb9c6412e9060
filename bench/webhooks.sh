#!/usr/bin/env bash
# A thousand webhooks at the same moment, as Alertmanager sends them: how long until each is stored and answered.
# RUNS servers are started one after the other (3), with six bursts each; the first meets a server that has just started.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
exec "$home/launcher/bench-java" WebhookBench "$home/bench/results/webhooks.json" "${RUNS:-3}"
