#!/usr/bin/env bash
# The console with a thousand services, in a real browser: how long until they stand there, and whether the list moves smoothly.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
cd "$home/console"
npx --no-install playwright test -c e2e/playwright.config.ts --project=speed --reporter=line | grep '^{'
