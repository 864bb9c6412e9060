import { expect, test } from './test';

interface Listed<T> {
  items: T[];
}

test.describe.configure({ mode: 'serial' });

test('a service grows under load and shrinks after it, and the console shows each step as it happens', async ({
  page,
  console,
  lab,
}) => {
  test.setTimeout(600_000);
  await console.dress('en', 'light');
  await console.logIn();
  await lab.setUpShop();
  const row = page.getByRole('row').filter({ hasText: 'shop' });
  await expect(row).toBeVisible();

  await lab.order(`load ${lab.place.highRate}`);

  await expect(row).toContainText(/scaling out/i, { timeout: 120_000 });
  const events = await lab.until<Listed<{ id: string }>>(
    'a VM has come',
    '/api/autoscaling/events?service=shop&kind=scale-out&state=succeeded',
    (answer) => answer.items.length > 0,
  );
  await page.goto(`/events/${events.items[0]?.id ?? ''}`);
  await expect(page.getByText(/Verify that it serves/i).first()).toBeVisible();

  await lab.order(`load ${lab.place.quietRate}`);
  await page.goto('/');

  await expect(row).toContainText(/scaling in/i, { timeout: 180_000 });
  await lab.until<Listed<{ id: string }>>(
    'the VM has gone',
    '/api/autoscaling/events?service=shop&kind=scale-in&state=succeeded',
    (answer) => answer.items.length > 0,
    180,
  );
});

test('a VM that never becomes healthy is taken back, and the event says why', async ({ page, console, lab }) => {
  test.setTimeout(600_000);
  await console.dress('en', 'light');
  await console.logIn();
  await lab.order('health fail');
  await lab.order(`load ${lab.place.highRate}`);
  const events = await lab.until<Listed<{ id: string }>>(
    'the VM was taken back',
    '/api/autoscaling/events?service=shop&state=undone',
    (answer) => answer.items.length > 0,
    240,
  );
  await lab.order(`load ${lab.place.quietRate}`);
  await lab.order('health pass');

  await page.goto(`/events/${events.items[0]?.id ?? ''}`);

  await expect(page.getByText(/not healthy/i).first()).toBeVisible();
});
