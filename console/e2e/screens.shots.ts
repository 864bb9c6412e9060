import type { Page } from '@playwright/test';
import { type Furniture, furnish } from './furniture';
import { screens, visit } from './screens';
import { expect, test } from './test';

const only = process.env.SCREENS ? process.env.SCREENS.split(',') : undefined;
const wanted = screens.filter((screen) => !only || only.includes(screen.name));
test.use({ trace: 'off' });

let furniture: Furniture;

test.beforeAll(async ({ lab }) => {
  test.setTimeout(300_000);
  furniture = await furnish(lab);
});

/** On a laptop, and higher where there is more to see than fits: what scrolls does so within the frame. */
async function picture(page: Page, path: string): Promise<void> {
  const height = await page.evaluate(() => {
    const scrolled = ['#content', '.mantine-Modal-content'].map((name) => document.querySelector(name)?.scrollHeight);
    return Math.max(...scrolled.map((inner) => (inner ?? 0) + 120));
  });
  await page.setViewportSize({ width: 1280, height: Math.min(2_400, Math.max(800, height)) });
  await page.screenshot({ path });
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('every screen, in both languages and both themes', async ({ page, console }) => {
  test.setTimeout(1_800_000);
  page.setDefaultTimeout(20_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await console.dress('ko', 'light');
  await console.logIn();
  for (const screen of wanted) {
    const pictures = async () => {
      for (const language of ['ko', 'en'] as const) {
        for (const scheme of ['light', 'dark'] as const) {
          await console.change(language, scheme);
          await picture(page, `target/screenshots/${screen.name}-${language}-${scheme}.png`);
        }
      }
    };
    const error = await visit(page, screen, furniture, pictures).catch((thrown) => thrown);
    expect.soft(error, screen.name).toBeUndefined();
  }
});
