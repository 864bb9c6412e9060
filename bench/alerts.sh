#!/usr/bin/env bash
# From a step of load to the webhook and the decision, with the recommended settings of both profiles, beside what
# scraping, evaluating and waiting take at least. Takes about four minutes, most of it waiting.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
exec "$home/launcher/bench-java" AlertLatencyBench "$home/bench/results/alerts.json"
