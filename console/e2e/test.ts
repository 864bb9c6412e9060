import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';
import { Workbench } from './workbench';

type Language = 'ko' | 'en';
type Scheme = 'light' | 'dark';

interface Console {
  /** How the console is shown from the next page on. */
  dress: (language: Language, scheme: Scheme) => Promise<void>;
  /** How the present page is shown, as when it is chosen in another tab. */
  change: (language: Language, scheme: Scheme) => Promise<void>;
  /** Logs in by the form. */
  logIn: () => Promise<void>;
}

/** A browser of its own, as another person's. */
interface Seat {
  page: Page;
  console: Console;
}

/** One lab for a whole run; each test has a browser context of its own, and fails when the browser complains. */
export const test = base.extend<
  { console: Console; complaints: string[]; seat: () => Promise<Seat> },
  { lab: Workbench }
>({
  lab: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
    async ({}, provide) => {
      const lab = await Workbench.start();
      await provide(lab);
      await lab.end();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ lab }, provide) => provide(lab.place.url),
  complaints: [
    async ({ context }, provide) => {
      const complaints: string[] = [];
      listen(context, complaints);
      await provide(complaints);
      expect(complaints, 'what the browser complains about').toEqual([]);
    },
    { auto: true },
  ],
  console: async ({ page, lab }, provide) => provide(consoleOf(page, lab)),
  seat: async ({ browser, lab, complaints }, provide) => {
    const taken: BrowserContext[] = [];
    await provide(async () => {
      const context = await browser.newContext();
      taken.push(context);
      listen(context, complaints);
      const page = await context.newPage();
      return { page, console: consoleOf(page, lab) };
    });
    await Promise.all(taken.map((context) => context.close()));
  },
});

function listen(context: BrowserContext, complaints: string[]) {
  context.on('weberror', (fault) => complaints.push(fault.error().message));
  context.on('console', (message) => {
    // A refusal that a screen tells the user is not the page's fault.
    const isAnswer = /status of (401|403|404|409|412|422|502)/.test(message.text());
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
  });
}

const consoleOf = (page: Page, lab: Workbench): Console => ({
  dress: (language, scheme) => dress(page, language, scheme),
  change: (language, scheme) => change(page, language, scheme),
  logIn: () => logIn(page, lab),
});

const remembered = (language: Language, scheme: Scheme) =>
  [
    ['vm-autoscaling.language', language],
    ['mantine-color-scheme-value', scheme],
  ] as const;

async function dress(page: Page, language: Language, scheme: Scheme): Promise<void> {
  await page.addInitScript(
    (chosen) => {
      for (const [key, value] of chosen) localStorage.setItem(key, value);
    },
    remembered(language, scheme),
  );
}

async function change(page: Page, language: Language, scheme: Scheme): Promise<void> {
  await page.evaluate(
    (chosen) => {
      for (const [key, newValue] of chosen) {
        localStorage.setItem(key, newValue);
        dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
      }
    },
    remembered(language, scheme),
  );
  await page.locator(`html[lang=${language}][data-mantine-color-scheme=${scheme}]`).waitFor({ state: 'attached' });
}

async function logIn(page: Page, lab: Workbench): Promise<void> {
  await page.goto('/');
  await page.locator('input[name=username]').fill('admin');
  await page.locator('input[name=password]').fill(lab.place.password);
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('navigation')).toBeVisible();
}

export { expect };
export type { Language, Scheme, Seat };
