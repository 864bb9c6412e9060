import { Operator } from './operator';
import { expect, test as base } from './test';

/** The operator's way through the console, in a row: each test goes on where the one before it has ended. */
const test = base.extend<{ operator: Operator }>({
  operator: async ({ page, console }, provide) => {
    await console.dress('en', 'light');
    await console.logIn();
    await provide(new Operator(page));
  },
});

test.describe.configure({ mode: 'serial' });

test('a template is made of a VM that runs', async ({ page, operator }) => {
  await operator.section('Templates');
  await page.getByRole('link', { name: 'Make a template' }).first().click();
  await operator.choose('Source VM', 'shop-01');
  await operator.field('Name').fill('shop-golden');
  await page.getByRole('button', { name: 'Make the template' }).click();

  await expect(operator.main.getByRole('heading', { level: 1, name: 'shop-golden' })).toBeVisible();
  await expect(operator.standing('ready')).toBeVisible();
});

test('a config is written in its steps, with what is proposed, and checked before it is saved', async ({
  page,
  operator,
  lab,
}) => {
  const { prefix, vipAddress, vipPort } = lab.place;
  await operator.section('Configs');
  await page.getByRole('link', { name: 'New config' }).first().click();
  await operator.field('Service').fill('shop');
  await operator.choose('Template', 'shop-golden');

  await operator.step('Load balancer');
  await operator.choose('Pool', 'shop-pool');
  await expect(operator.main.getByText('Servers in the pool now (2)')).toBeVisible();
  await expect(operator.field('VIP address')).toHaveValue(vipAddress);
  await expect(operator.field('VIP port')).toHaveValue(String(vipPort));
  await expect(operator.main.getByText('Proposed: from virtual server /Common/shop-virtual')).toHaveCount(2);
  await expect(operator.field('Health-check path')).toHaveValue('/health');

  await operator.step('Network');
  await expect(operator.field('Cluster')).toHaveValue('DC0_C0');
  await expect(operator.field('Network (VLAN)')).toHaveValue('VM Network');
  await operator.makePool('shop', `${prefix}.100-${prefix}.104`, `${prefix}.1`);
  // On loopback every address answers a ping.
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByLabel('Ping an address before it is given out').uncheck({ force: true });

  await operator.step('Monitoring');
  await expect(operator.field('Prometheus job')).toHaveValue('shop');
  await operator.seconds('Duration before scale out', 3);
  await operator.seconds('Duration before scale in', 5);
  await page.getByRole('button', { name: 'More' }).click();
  await operator.seconds('Scrape interval', 1);

  await operator.step('Scaling');
  await expect(operator.field('Max VMs')).toHaveValue('4');
  await operator.field('Max VMs').fill('3');
  for (const rest of ['Cooldown after scale out', 'Cooldown before scale in', 'Stabilization window', 'Warm-up']) {
    await operator.seconds(rest, 5);
  }

  await operator.step('Review');
  await expect(operator.main.getByText(/^All \d+ checks passed$/)).toBeVisible();
  await expect(operator.main.getByText('max 3 can be reached')).toBeVisible();
  await expect(operator.main.getByText('will be written').first()).toBeVisible();
  await page.getByRole('button', { name: 'Save, leave disabled' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'shop-golden' })).toBeVisible();
});

test('it is enabled after the checks, with what is written in sight, and then let act', async ({ page, operator }) => {
  await operator.section('Configs');
  await page.getByRole('switch', { name: 'Enable shop' }).click({ force: true });
  await expect(operator.dialog.getByText('It is in observe mode')).toBeVisible();
  await expect(operator.dialog.getByText(/^All \d+ checks passed$/)).toBeVisible();
  await expect(operator.dialog.getByText('Prometheus rules').first()).toBeVisible();
  await operator.dialog.getByText('will be written').last().click();
  await expect(operator.dialog.getByText(/record: service:cpu_busy:ratio/).first()).toBeVisible();
  await operator.dialog.getByRole('button', { name: 'Enable', exact: true }).click();
  await expect(page.getByRole('switch', { name: 'Disable shop' })).toBeVisible();
  if (await operator.dialog.isVisible()) await operator.dialog.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'Actions for shop' }).click();
  await page.getByRole('menuitem', { name: 'Switch to act' }).click();
  await operator.field('Reason', operator.dialog).fill('its decisions were looked at');
  await operator.dialog.getByLabel('Type “shop” to confirm').fill('shop');
  await operator.dialog.getByRole('button', { name: 'Let it act' }).click();

  await expect(page.getByRole('row').filter({ hasText: 'shop-golden' })).toContainText('acts');
});

test('a VM comes under load, and each of its steps shows as it happens', async ({ page, operator, lab }) => {
  await operator.service('shop');
  // The application takes its time, so that there is something to look at.
  await lab.order('health fail');
  await lab.order(`load ${lab.place.highRate}`);

  await expect(operator.standing('scaling out')).toBeVisible({ timeout: 60_000 });
  const member = page.getByRole('row').filter({ hasText: 'shop-as01' });
  await expect(member).toContainText('probing');
  await operator.lastEvent('scale out');
  await expect(operator.workStep('power-on-vm', 'done')).toBeVisible();
  await expect(operator.workStep('probe-health', 'running')).toContainText('is not healthy');
  await lab.order('health pass');

  await expect(operator.workStep('add-monitoring-target', 'done')).toBeVisible();
  await expect(operator.standing('done')).toBeVisible();
  await operator.service('shop');
  await expect(member).toContainText('in service');
});

test('it goes when the load is over', async ({ page, operator, lab }) => {
  await operator.service('shop');
  await expect(page.getByRole('row').filter({ hasText: 'shop-as01' })).toBeVisible();
  await lab.order(`load ${lab.place.quietRate}`);

  await expect(page.getByRole('row').filter({ hasText: 'shop-as01' })).toHaveCount(0, { timeout: 90_000 });
  await operator.lastEvent('scale in');
  await expect(operator.workStep('await-drained', 'done')).toBeVisible();
  await expect(operator.workStep('release-ip-address', 'done')).toBeVisible();
  await expect(operator.standing('done')).toBeVisible();
});

test('a template that somebody destroyed is told where it is missing', async ({ page, operator, lab }) => {
  await lab.order('destroy shop-golden');
  await operator.section('Templates');
  await expect(page.getByRole('row').filter({ hasText: 'shop-golden' })).toContainText('missing');
  await operator.service('shop');
  await operator.tab('Preflight');
  await expect(operator.main.getByText('there is no template shop-golden')).toBeVisible();
  await expect(operator.main.getByText('make a template of that name, or choose another one')).toBeVisible();

  await operator.scaleByHand('shop');
  await expect(operator.standing('undone')).toBeVisible();
  await expect(operator.main.getByText(/^What failed Clone the VM: vCenter lab-vcenter: .*shop-golden/)).toBeVisible();
  await expect(operator.main.getByText(/^What you can do /)).toBeVisible();
  await expect(operator.workStep('reserve-ip-address', 'undone')).toBeVisible();

  await operator.edit('shop');
  await expect(operator.main.getByText('It is not in the list now')).toBeVisible();
  await operator.field('Template').fill('shop-template');
  await operator.step('Review');
  await expect(operator.main.getByText(/^All \d+ checks passed$/)).toBeVisible();
  await operator.save('shop');
});

test('an IP pool without a free address is told, and what becomes of its addresses', async ({
  page,
  operator,
  lab,
}) => {
  const { prefix } = lab.place;
  await operator.editPool('shop', () => operator.add('Excluded', [`${prefix}.101-${prefix}.104`], operator.dialog));
  await expect(operator.main.getByText('0 of 1')).toBeVisible();

  await operator.scaleByHand('shop');
  await expect(operator.standing('undone')).toBeVisible();
  await expect(operator.main.getByText(/^What failed .*IP pool "shop" has no free address/)).toBeVisible();
  await expect(operator.main.getByText(/^What you can do add addresses to the pool, or release/)).toBeVisible();

  await operator.editPool('shop', async () => {
    await operator.field('Excluded', operator.dialog).press('Backspace');
  });
  await expect(page.getByRole('row').filter({ hasText: `${prefix}.100` })).toContainText('resting');
  await expect(operator.main.getByText('4 of 5')).toBeVisible();
});

test('an F5 that cannot be reached holds the service, and a running event waits for it', async ({
  page,
  operator,
  lab,
}) => {
  await lab.order('health fail');
  await operator.scaleByHand('shop');
  await expect(operator.workStep('probe-health', 'running')).toBeVisible();
  await lab.order('f5 down');
  await lab.order('health pass');
  await expect(operator.workStep('add-pool-member', 'running')).toContainText('F5 lab-f5');

  await operator.section('Dashboard');
  await expect(operator.main.getByText('could not be read').first()).toBeVisible();
  await page.getByRole('row').getByRole('link', { name: 'shop', exact: true }).click();
  await operator.tab('Members');
  await expect(page.getByRole('alert').filter({ hasText: 'F5 could not be asked' })).toContainText('lab-f5');
  await operator.tab('Preflight');
  await expect(
    operator.main.getByText('check that the management address is reachable from here').first(),
  ).toBeVisible();

  await lab.order('f5 up');
  await page.goBack();
  await operator.tab('Overview');
  await operator.lastEvent('scale out');
  await expect(operator.standing('done')).toBeVisible({ timeout: 60_000 });
});

test('a Jenkins build that is aborted takes its VM back, and says so', async ({ page, operator, lab }) => {
  await operator.edit('shop');
  await page.getByLabel('Jenkins', { exact: true }).check();
  await expect(operator.field('Jenkins connection')).toHaveValue('lab-jenkins');
  await operator.step('Review');
  await expect(operator.main.getByText(/^All \d+ checks passed$/)).toBeVisible();
  await operator.save('shop');
  await operator.tab('Integrations');
  await expect(page.getByRole('region', { name: 'Jenkins job' })).toContainText('in effect', {
    timeout: 60_000,
  });

  await lab.order('health fail');
  await lab.order(`load ${lab.place.highRate}`);
  await operator.tab('Overview');
  await expect(operator.standing('scaling out')).toBeVisible({ timeout: 60_000 });
  await operator.lastEvent('scale out', 'running');
  await expect(operator.main.getByRole('link', { name: /^Jenkins build #\d+$/ })).toBeVisible();
  await expect(operator.workStep('probe-health', 'running')).toBeVisible();
  await lab.order('abort');
  await lab.order(`load ${lab.place.quietRate}`);

  await expect(operator.standing('undone')).toBeVisible({ timeout: 60_000 });
  await expect(operator.main.getByText(/^What failed .*build #\d+ ended as ABORTED/)).toBeVisible();
  await expect(operator.main.getByText(/^What you can do .*log of the build/)).toBeVisible();
  await expect(operator.workStep('clone-vm', 'undone')).toBeVisible();
});
