import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Component as ConfigList } from './config-list';
import { failing, list, plans, report, shop } from './samples';

const configs = '/api/autoscaling/configs';
const ofShop = `${configs}/shop`;

beforeEach(() => {
  answers('get', configs, list(shop, { ...shop, service: 'till', enabled: true, mode: 'act' }));
});

describe('the list of configs', () => {
  test('shows what each service is made of, and whether it is enabled', async () => {
    show(<ConfigList />);
    const row = (await screen.findByRole('link', { name: 'shop' })).closest('tr')!;
    expect(within(row).getByText('web')).toBeInTheDocument();
    expect(within(row).getByText('shop-pool')).toBeInTheDocument();
    expect(within(row).getByText('2–4')).toBeInTheDocument();
    expect(screen.getByRole('switch', { name: 'Enable shop' })).not.toBeChecked();
    expect(screen.getByRole('switch', { name: 'Disable till' })).toBeChecked();
  });

  test('filters by what is typed and by whether it is enabled, in the URL and on the server', async () => {
    const { user, router } = show(<ConfigList />, '/configs?enabled=true');
    await screen.findByRole('link', { name: 'shop' });
    const asked = answers('get', configs, list(shop));
    await user.type(screen.getByRole('searchbox', { name: 'Service, template, pool' }), 'sho');
    await waitFor(() => expect(asked.length).toBeGreaterThan(0));
    const url = new URL(asked.at(-1)!.url);
    expect(url.searchParams.get('q')).toBe('sho');
    expect(url.searchParams.get('enabled')).toBe('true');
    expect(router.state.location.search).toContain('q=sho');
  });

  test('leads to the first config when there is none', async () => {
    answers('get', configs, list());
    show(<ConfigList />);
    expect(await screen.findByText('No config yet')).toBeInTheDocument();
  });

  test('says that one may not see it', async () => {
    refuses('get', configs, 403, { code: 'not-allowed' });
    show(<ConfigList />);
    expect(await screen.findByText('You do not have permission to see this')).toBeInTheDocument();
  });
});

describe('enabling', () => {
  test('shows the checks and what will be written, and enables then only', async () => {
    answers('get', ofShop, shop);
    answers('post', `${ofShop}/preflight`, report);
    answers('get', `${ofShop}/preview`, plans);
    const sent = answers('post', `${ofShop}/enable`, { ...shop, enabled: true });
    const { user } = show(<ConfigList />);
    await user.click(await screen.findByRole('switch', { name: 'Enable shop' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('All 1 checks passed')).toBeInTheDocument();
    const written = await within(dialog).findByText(/groups: \[\]/);
    expect(written).not.toBeVisible();
    await user.click(within(dialog).getByText('will be written'));
    expect(written).toBeVisible();
    expect(sent).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: 'Enable' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(await sent[0]!.json()).toEqual({ override: false });
  });

  test('overrides failing checks with a reason only', async () => {
    answers('get', ofShop, shop);
    answers('post', `${ofShop}/preflight`, failing);
    answers('get', `${ofShop}/preview`, plans);
    const sent = answers('post', `${ofShop}/enable`, { ...shop, enabled: true });
    const { user } = show(<ConfigList />, '/configs?enable=shop');
    expect(await screen.findByText('there is no template web')).toBeInTheDocument();
    const enable = screen.getByRole('button', { name: 'Enable' });
    expect(enable).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: 'Enable it although checks fail' }));
    expect(enable).toBeDisabled();
    await user.type(screen.getByLabelText(/Why it is enabled all the same/), 'it comes today');
    await user.click(enable);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(await sent[0]!.json()).toEqual({ override: true, reason: 'it comes today' });
  });

  test('follows what is published first', async () => {
    answers('get', ofShop, shop);
    answers('post', `${ofShop}/preflight`, report);
    answers('get', `${ofShop}/preview`, plans);
    answers('post', `${ofShop}/enable`, shop, 202);
    const workflow = {
      id: 'w1',
      kind: 'publish-integrations',
      event: '',
      subject: 'shop',
      state: 'STUCK',
      steps: [{ key: 'publish-rules', state: 'FAILED', attempts: 1 }],
      failure: 'promtool refuses the file',
      hint: 'correct it',
      createdAt: shop.updatedAt,
    };
    answers('get', '/api/autoscaling/workflows', list(workflow));
    const { user } = show(<ConfigList />, '/configs?enable=shop');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Enable' })).toBeEnabled());
    await user.click(screen.getByRole('button', { name: 'Enable' }));
    expect(await screen.findByText(/promtool refuses the file/)).toBeInTheDocument();
  });
});

test('disabling asks for a reason', async () => {
  const sent = answers('post', `${configs}/till/disable`, shop);
  const { user } = show(<ConfigList />);
  await user.click(await screen.findByRole('switch', { name: 'Disable till' }));
  expect(await screen.findByRole('button', { name: 'Disable' })).toBeDisabled();
  await user.type(screen.getByLabelText(/Why it is disabled/), 'load test{Enter}');
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(await sent[0]!.json()).toEqual({ reason: 'load test' });
});

describe('deleting', () => {
  test('says what happens to the VMs, wants the name, and sends the version', async () => {
    answers('get', ofShop, shop);
    answers('get', `${ofShop}/members`, list({}, {}));
    const sent = answers('delete', ofShop, { workflow: 'w1', kind: 'remove-config' }, 202);
    const { user } = show(<ConfigList />, '/configs?delete=shop');
    await user.click(await screen.findByRole('radio', { name: /Remove its 2 created VMs/ }));
    const act = screen.getByRole('button', { name: 'Delete the config and 2 VMs' });
    expect(act).toBeDisabled();
    await user.type(screen.getByLabelText('Type “shop” to confirm'), 'shop');
    await user.click(act);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(new URL(sent[0]!.url).searchParams.get('removeVms')).toBe('true');
  });

  test('tells what stands against it', async () => {
    answers('get', ofShop, shop);
    answers('get', `${ofShop}/members`, list());
    refuses('delete', ofShop, 409, { code: 'workflows-unfinished', detail: 'workflow w1 is RUNNING' });
    const { user } = show(<ConfigList />, '/configs?delete=shop');
    expect(await screen.findByText(/It has no created VMs/)).toBeInTheDocument();
    await user.type(screen.getByLabelText('Type “shop” to confirm'), 'shop{Enter}');
    expect(await screen.findByText('workflow w1 is RUNNING')).toBeInTheDocument();
  });
});

describe('importing', () => {
  const open = async () => {
    const shown = show(<ConfigList />);
    await shown.user.click(await screen.findByRole('button', { name: 'Import' }));
    await shown.user.type(await screen.findByLabelText('Document, YAML or JSON'), 'configs: nothing');
    return shown;
  };
  const act = () => within(screen.getByRole('dialog')).getByRole('button', { name: 'Import' });

  test('tells every field that stands against it', async () => {
    refuses('post', '/api/import', 422, {
      code: 'fields-refused',
      errors: [{ field: 'configs[0].scaling.min', rejected: '5', allowed: 'at most max (4)', hint: '' }],
    });
    const { user } = await open();
    await user.click(act());
    expect(await screen.findByText('Nothing was taken over: 1 field is not as it must be')).toBeInTheDocument();
    expect(screen.getByText('configs[0].scaling.min')).toBeInTheDocument();
    expect(screen.getByText('at most max (4)')).toBeInTheDocument();
  });

  test('counts what was taken over, and sends the text as it is', async () => {
    const sent = answers('post', '/api/import', { created: 1, changed: 2, unchanged: 3, errors: [], warnings: [] });
    const { user } = await open();
    await user.click(act());
    expect(await screen.findByText('1 created, 2 changed, 3 unchanged')).toBeInTheDocument();
    expect(await sent[0]!.text()).toBe('configs: nothing');
    expect(sent[0]!.headers.get('Content-Type')).toBe('application/yaml');
  });
});
