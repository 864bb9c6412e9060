import { type Furniture, furnish, screens } from './screens';
import { expect, test } from './test';

const only = process.env.SCREENS ? process.env.SCREENS.split(',') : undefined;
let furniture: Furniture;

test.beforeAll(async ({ lab }) => {
  test.setTimeout(300_000);
  furniture = await furnish(lab);
});

for (const language of ['ko', 'en'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`every screen, ${language}, ${scheme}`, async ({ page, console }) => {
      test.setTimeout(600_000);
      await console.dress(language, scheme);
      await page.goto('/');
      await expect(page.locator('button[type=submit]')).toBeVisible();
      await page.screenshot({ path: `target/screenshots/log-in-${language}-${scheme}.png` });
      await console.logIn();
      for (const { name, path } of screens.filter((screen) => !only || only.includes(screen.name))) {
        await page.goto(path(furniture));
        await expect(page.locator('main h1').first()).toBeVisible();
        await expect(page.locator('.mantine-Loader-root, [aria-busy=true]')).toHaveCount(0);
        await page.screenshot({ path: `target/screenshots/${name}-${language}-${scheme}.png`, fullPage: true });
      }
    });
  }
}
