import { overflows, untranslated, violations } from './looks';
import { type Furniture, furnish, screens } from './screens';
import { expect, test } from './test';

let furniture: Furniture;

test.beforeAll(async ({ lab }) => {
  test.setTimeout(300_000);
  furniture = await furnish(lab);
});

for (const { name, path } of screens) {
  test(`${name} can be read by everybody, in both languages, and fits`, async ({ page, console, lab }) => {
    await page.goto(lab.place.url);
    for (const [language, scheme] of [
      ['ko', 'light'],
      ['en', 'dark'],
    ] as const) {
      await console.dress(language, scheme);
      if (language === 'ko') await console.logIn();
      await page.goto(path(furniture));
      await page.waitForLoadState('load');
      await expect(page.locator('main h1').first()).toBeVisible();
      await expect(page.locator('.mantine-Loader-root, [aria-busy=true]')).toHaveCount(0);
      expect.soft(await violations(page), `${name} in ${scheme}`).toEqual([]);
      expect.soft(await untranslated(page, language), `${name} in ${language}`).toEqual([]);
      for (const width of [1920, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await overflows(page), `${name} at ${width}`).toEqual([]);
      }
      await page.setViewportSize({ width: 768, height: 900 });
      // On a narrow screen a table may be moved sideways; the page itself may not.
      expect.soft((await overflows(page)).includes('the page'), `${name} at 768`).toBe(false);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  });
}
