import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Page } from '@playwright/test';
import { crowd } from './crowd';
import { expect, test } from './test';

// A trace records each look of the page, which takes longer than what is measured.
test.use({ trace: 'off' });

const runs = 5;
const services = 1_000;
const results = new URL('../../bench/results/console.json', import.meta.url);

interface Figure {
  bench: string;
  figure: string;
  value: number;
  unit: string;
  runs: number;
}

const figures: Figure[] = [];

function figure(name: string, values: number[], unit: string): void {
  const sorted = values.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const told = { bench: 'console', figure: name, value: Math.round(median * 10) / 10, unit, runs: values.length };
  figures.push(told);
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

/** From the navigation until the first row stands there, with nothing in the browser's cache. */
async function firstScreen(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  // Of the same origin, so that what is prepared for each page may run there.
  await page.goto('/favicon.svg');
  const begin = performance.now();
  await page.goto('/', { waitUntil: 'commit' });
  await page.locator('tbody tr').nth(3).waitFor();
  return performance.now() - begin;
}

/** The time between two frames while the list is moved from its top to its end, each in milliseconds. */
function framesWhileScrolling(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const list = [...document.querySelectorAll('*')].find(
      (element) =>
        element.scrollHeight > element.clientHeight + 200 && getComputedStyle(element).overflowY !== 'visible',
    );
    const moved = list ?? document.scrollingElement ?? document.body;
    const frames: number[] = [];
    let last = performance.now();
    for (let step = 0; step < 120; step++) {
      moved.scrollTop += (moved.scrollHeight - moved.clientHeight) / 120;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames.push(performance.now() - last);
      last = performance.now();
    }
    return frames;
  });
}

test('a thousand services', async ({ page, console, lab }) => {
  test.setTimeout(900_000);
  await crowd(lab, services);
  await console.dress('ko', 'light');
  await console.logIn();
  const answers: number[] = [];
  const shown: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begin = performance.now();
    const { total } = (await lab.ask('GET', '/api/services?size=1000&trend=true')) as { total: number };
    answers.push(performance.now() - begin);
    expect(total).toBe(services);
    shown.push(await firstScreen(page));
  }
  await page.goto(`/?size=${services}`);
  await expect(page.locator('table')).toHaveAttribute('aria-rowcount', String(services + 1));
  const frames = (await framesWhileScrolling(page)).toSorted((one, other) => one - other);
  figure('all services with their trends, answered', answers, 'ms');
  figure('first screen after log-in, empty cache', shown, 'ms');
  figure('frame while scrolling the list, median', frames, 'ms');
  figure('frame while scrolling the list, 95th percentile', [frames[Math.floor(frames.length * 0.95)] ?? 0], 'ms');
});

test.afterAll(() => {
  const model = /^model name[^:]*: (.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown';
  const about = {
    bench: 'console',
    date: new Date().toISOString(),
    machine: `${model}, ${cpus().length} cores, ${Math.floor(totalmem() / 2 ** 30)} GiB`,
    loadAverage: loadavg()
      .map((load) => load.toFixed(2))
      .join(' '),
    services,
    command: './autoscaler bench console',
    figures,
  };
  if (figures.length > 0) writeFileSync(results, `${JSON.stringify(about, undefined, 2)}\n`);
});
