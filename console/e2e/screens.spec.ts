import type { Page } from '@playwright/test';
import { type Furniture, furnish } from './furniture';
import { overflows, untranslated, violations } from './looks';
import { type Screen, screens, visit } from './screens';
import { expect, type Language, type Scheme, type Seat, test } from './test';

// What is wrong is told by screen; recording so many takes longer than looking at them.
test.use({ trace: 'off' });

let furniture: Furniture;

test.beforeAll(async ({ lab }) => {
  test.setTimeout(300_000);
  furniture = await furnish(lab);
});

interface Dress {
  language: Language;
  scheme: Scheme;
  widths: number[];
  /** Of accessibility; all of them when none is named. */
  rules: string[];
}

/** The second look is at what the other language and the other colours can change, and no more. */
const looks: Dress[] = [
  { language: 'ko', scheme: 'light', widths: [1920, 768, 1280], rules: [] },
  { language: 'en', scheme: 'dark', widths: [1920, 768, 1280], rules: ['color-contrast'] },
];

/** Charts are drawn anew some frames after the window has got another size. */
async function lastingOverflows(page: Page): Promise<string[]> {
  let found = await overflows(page);
  for (let looks = 0; looks < 20 && found.length > 0; looks++) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    found = await overflows(page);
  }
  return found;
}

/** What is wrong with the screen that is shown. */
async function faults(page: Page, { language, scheme, widths, rules }: Dress): Promise<string[]> {
  const found = [...(await violations(page, rules)), ...(await untranslated(page, language))];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    // On a narrow screen a table may be moved sideways; the page itself may not.
    const wide = (await lastingOverflows(page)).filter((part) => width > 1_000 || part === 'the page');
    found.push(...wide.map((part) => `${part} is too wide at ${width}`));
  }
  return found.map((fault) => `${language}, ${scheme}: ${fault}`);
}

/** Looks at screens until none is left. */
async function walk({ page, console }: Seat, left: Iterable<Screen>): Promise<void> {
  page.setDefaultTimeout(20_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await console.dress('ko', 'light');
  await console.logIn();
  for (const screen of left) {
    await test.step(screen.name, async () => {
      const found: unknown[] = [];
      const look = async () => {
        for (const dress of looks) {
          await console.change(dress.language, dress.scheme);
          found.push(...(await faults(page, dress)));
        }
      };
      await visit(page, screen, furniture, look).catch((error: unknown) => found.push(error));
      expect.soft(found, screen.name).toEqual([]);
    });
  }
}

// One test for all: they share what the lab holds, and every fault is told. Two look at once: a browser waits more than it works.
test('everybody can read every screen, and it fits', async ({ seat }) => {
  test.setTimeout(900_000);
  const left = screens.values();
  await Promise.all([await seat(), await seat()].map((one) => walk(one, left)));
});
