import type { Page } from '@playwright/test';
import { type Furniture, furnish } from './furniture';
import { overflows, untranslated, violations } from './looks';
import { screens, visit } from './screens';
import { expect, type Language, test } from './test';

let furniture: Furniture;

test.beforeAll(async ({ lab }) => {
  test.setTimeout(300_000);
  furniture = await furnish(lab);
});

/** What is wrong with the screen that is shown. */
async function faults(page: Page, language: Language): Promise<string[]> {
  const found = [...(await violations(page)), ...(await untranslated(page, language))];
  for (const width of [1920, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    // On a narrow screen a table may be moved sideways; the page itself may not.
    const wide = (await overflows(page)).filter((part) => width > 1_000 || part === 'the page');
    found.push(...wide.map((part) => `${part} is too wide at ${width}`));
  }
  return found;
}

for (const [language, scheme] of [
  ['ko', 'light'],
  ['en', 'dark'],
] as const) {
  // One test for all: they share the log-in, the browser's cache and what the lab holds, and every fault is told.
  test(`everybody can read every screen, and it fits: ${language}, ${scheme}`, async ({ page, console }) => {
    test.setTimeout(600_000);
    page.setDefaultTimeout(20_000);
    await console.dress(language, scheme);
    await console.logIn();
    for (const screen of screens) {
      await test.step(screen.name, async () => {
        const found = await visit(page, screen, furniture, () => faults(page, language)).catch((error) => [error]);
        expect.soft(found, screen.name).toEqual([]);
      });
    }
  });
}
