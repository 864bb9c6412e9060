#!/usr/bin/env bash
# A thousand services: real Prometheus loads their rules, and every round of the evaluation reads all of them. Takes about
# three minutes.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
exec "$home/launcher/bench-java" EvaluationBench "$home/bench/results/evaluation.json"
