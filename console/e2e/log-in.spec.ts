import { expect, test } from './test';

test('who has no session sees the log-in, and after it the screen that the link was about', async ({
  page,
  console,
  lab,
}) => {
  await console.dress('en', 'light');
  await page.goto('/events?state=STUCK');
  await page.getByLabel('User name').fill('admin');
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText('User name or password is wrong')).toBeVisible();

  await page.getByRole('textbox', { name: 'Password' }).fill(lab.place.password);
  await page.getByRole('button', { name: 'Log in' }).click();

  await expect(page.getByRole('navigation')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/events');
});

test('a session that is over shows the log-in again, and the address stays', async ({ page, console, context }) => {
  await console.dress('en', 'light');
  await console.logIn();
  await context.clearCookies();
  await page.goto('/events');

  await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/events');
});

test('what happens elsewhere shows by itself', async ({ page, console, lab }) => {
  await console.dress('en', 'light');
  await console.logIn();
  await expect(page.getByText(/storm in the network/)).toHaveCount(0);

  await lab.ask('PUT', '/api/system/kill-switch', '{"position":"no-new-work","reason":"storm in the network"}');

  await expect(page.getByText(/storm in the network/).first()).toBeVisible();
  await lab.ask('PUT', '/api/system/kill-switch', '{"position":"off","reason":"it is over"}');
});
