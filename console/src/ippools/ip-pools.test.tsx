import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { i18next } from '@/common/words/language';
import { show, showRoutes } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Component as Detail } from './pool';
import { Component as List } from './pool-list';
import type { Pool } from './reads';

const now = '2026-03-02T12:00:00Z';

const pool: Pool = {
  name: 'web',
  ranges: ['10.0.0.10-10.0.0.29'],
  exclusions: ['10.0.0.15'],
  prefix: 24,
  gateway: '10.0.0.1',
  dns: ['10.0.0.2'],
  usable: 19,
  free: 1,
  usedBy: ['shop'],
  leases: [],
  version: 2,
  updatedAt: now,
  warnings: [],
};

const owner = { member: 'm1', name: 'shop-as01', service: 'shop' };
const addresses = [
  { address: '10.0.0.10', state: 'in-use', owner },
  { address: '10.0.0.11', state: 'quarantined', owner, restsUntil: now },
  { address: '10.0.0.12', state: 'conflict', owner },
];

function detail(at = '/ip-pools/web') {
  answers('get', '/api/ip-pools/web', pool);
  answers('get', '/api/ip-pools/web/addresses', { items: addresses, total: 3 });
  return showRoutes([{ path: '/ip-pools/:name', element: <Detail /> }], at);
}

describe('the list of IP pools', () => {
  test('shows which pool runs out', async () => {
    answers('get', '/api/ip-pools', { items: [pool], total: 1 });
    show(<List />);
    expect(await screen.findByText('1 of 19 · almost full')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'web' })).toHaveAttribute('href', '/ip-pools/web');
  });

  test('says at its field what is wrong with a new one', async () => {
    answers('get', '/api/ip-pools', { items: [], total: 0 });
    refuses('post', '/api/ip-pools', 422, {
      code: 'fields-refused',
      errors: [{ field: 'ranges[0]', rejected: '10.0.0.300', allowed: 'an address', hint: '' }],
    });
    const { user } = show(<List />);
    await screen.findByText('No IP pools yet');
    await user.click(screen.getAllByRole('button', { name: 'Make a pool' })[0]!);
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/Address ranges/), '10.0.0.300{Enter}');
    await user.click(within(dialog).getByRole('button', { name: 'Make the pool' }));
    expect(await within(dialog).findByText('10.0.0.300 · allowed: an address')).toBeInTheDocument();
  });
});

describe('an IP pool', () => {
  test('is changed from what was read, and its name stays', async () => {
    const changed = answers('put', '/api/ip-pools/web', pool);
    const { user } = detail();
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByLabelText(/^Name/)).toBeDisabled();
    const gateway = within(dialog).getByLabelText(/Gateway/);
    await user.clear(gateway);
    await user.type(gateway, '10.0.0.254');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(changed).toHaveLength(1));
    expect(await changed[0]!.json()).toMatchObject({ gateway: '10.0.0.254', ranges: ['10.0.0.10-10.0.0.29'] });
  });

  test('releases a resting address at once, and one in conflict only with a reason', async () => {
    const released = answers('post', '/api/ip-pools/web/addresses/10.0.0.12/release', {
      address: '10.0.0.12',
      state: 'free',
    });
    const { user } = detail();
    expect(await screen.findByRole('button', { name: 'Release 10.0.0.11' })).toBeEnabled();
    expect(screen.queryByRole('button', { name: 'Release 10.0.0.10' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Release 10.0.0.12' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/Somebody else was seen on this address/)).toBeInTheDocument();
    expect(within(dialog).getByRole('button', { name: 'Release' })).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/Reason/), 'the printer has moved');
    await user.click(within(dialog).getByRole('button', { name: 'Release' }));
    await waitFor(() => expect(released).toHaveLength(1));
    expect(await released[0]!.json()).toEqual({ reason: 'the printer has moved' });
  });

  test('shows in Korean what became of the address that its own address names', async () => {
    await i18next.changeLanguage('ko');
    answers('get', '/api/ip-pools/web/addresses/10.0.0.11', {
      address: '10.0.0.11',
      state: 'quarantined',
      history: { items: [{ at: now, state: 'quarantined', owner, note: 'address released' }], total: 1 },
    });
    detail('/ip-pools/web?address=10.0.0.11');
    expect(await screen.findByRole('heading', { name: '10.0.0.11 이력' })).toBeInTheDocument();
    expect(await screen.findByText('IP 반납됨')).toBeInTheDocument();
  });

  const deleting = async (changed: Partial<Pool>) => {
    answers('get', '/api/ip-pools/web/addresses', { items: [], total: 0 });
    answers('get', '/api/ip-pools/web', { ...pool, ...changed });
    const shown = showRoutes([{ path: '/ip-pools/:name', element: <Detail /> }], '/ip-pools/web');
    await shown.user.click(await screen.findByRole('button', { name: 'Delete' }));
    return { ...shown, dialog: within(await screen.findByRole('dialog')) };
  };

  test('cannot be deleted while it is used, and says by whom', async () => {
    const { user, dialog } = await deleting({ leases: [{ address: '10.0.0.10', state: 'HELD', holder: 'm1' }] });
    expect(dialog.getByText('Cannot be deleted while configs use it: shop')).toBeInTheDocument();
    expect(dialog.getByText('Cannot be deleted while 1 address of it is in use')).toBeInTheDocument();
    await user.type(dialog.getByLabelText('Type “web” to confirm'), 'web');
    expect(dialog.getByRole('button', { name: 'Delete' })).toBeDisabled();
  });

  test('can be deleted while addresses rest, and the server has the last word', async () => {
    refuses('delete', '/api/ip-pools/web', 409, {
      code: 'ip-pool-in-use',
      detail: 'IP pool web is used by shop: it cannot be deleted',
    });
    const { user, dialog } = await deleting({
      usedBy: [],
      leases: [{ address: '10.0.0.11', state: 'QUARANTINED', holder: 'm1', restsUntil: now }],
    });
    expect(dialog.getByText('1 address of it is still resting: that is forgotten as well.')).toBeInTheDocument();
    await user.type(dialog.getByLabelText('Type “web” to confirm'), 'web{Enter}');
    expect(await dialog.findByText('IP pool web is used by shop: it cannot be deleted')).toBeInTheDocument();
  });
});
