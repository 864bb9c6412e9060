import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { exported } from '@/test/csv';
import { showRoutes } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { type Member, Members } from './members';
import type { Config } from './reads';
import { config, configs, now } from './sample.test-data';

const created: Member = {
  id: 'm1',
  name: 'shop-as01',
  service: 'shop',
  state: 'IN_SERVICE',
  origin: 'created',
  address: '10.0.0.11',
  vmId: 'vm-73',
  host: 'esx-1.example.com',
  protected: false,
  monitored: true,
  createdAt: now,
  pool: { name: '10.0.0.11:80', admin: 'enabled', availability: 'up', connections: 12 },
};
const base: Member = { ...created, id: '10.0.0.1:80', name: '10.0.0.1:80', origin: 'base', protected: true };

function page(members: readonly Member[], of: Config = config) {
  const asked = answers('get', `${configs}/members`, { items: [...members], total: members.length });
  answers('get', '/api/autoscaling/events', { items: [], total: 0 });
  const routes = [
    { path: '/services/shop', element: <Members config={of} /> },
    { path: '*', element: <p>elsewhere</p> },
  ];
  return { ...showRoutes(routes, '/services/shop'), asked };
}

// Nothing has a place in jsdom, so menus believe that they are out of sight: their items are asked for with `hidden`.
describe('the members of a service', () => {
  test('are shown with the host of their VM, and base members offer no act', async () => {
    const { user } = page([base, created]);
    const row = await screen.findByRole('row', { name: /shop-as01/ });
    expect(within(row).getByText('esx-1.example.com')).toBeInTheDocument();
    expect(within(row).getByText('12')).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: /^Actions for/ })).toHaveLength(1);
    const [head, ofBase] = await exported(user);
    expect(head).toMatch(/^Name,State,Origin,Address,VM,Host,.*,Protection$/);
    expect(ofBase).toMatch(/,true$/);
  });

  test('a member is drained and removed after its name and a reason, which leads to the event', async () => {
    const ordered = answers(
      'post',
      `${configs}/members/m1/remove`,
      { event: 'e7', kind: 'scale-in', count: 1, why: 'ordered by admin: shop-as01' },
      202,
    );
    const { user, router } = page([created]);
    await user.click(await screen.findByRole('button', { name: 'Actions for shop-as01' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Drain and remove', hidden: true }));
    const dialog = await screen.findByRole('dialog', { name: 'Drain and remove shop-as01' });
    expect(within(dialog).getByText(/its 12 connections may end, for at most 10 min;/)).toHaveTextContent(
      /its address rests for 1 h\./,
    );
    const act = within(dialog).getByRole('button', { name: 'Drain and remove 1 VM' });
    await user.type(within(dialog).getByLabelText('Type “shop-as01” to confirm'), 'shop-as01');
    expect(act).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/^Reason/), 'its disk is slow');
    await user.click(act);
    await waitFor(() => expect(router.state.location.pathname).toBe('/events/e7'));
    expect(await ordered[0]!.json()).toEqual({ reason: 'its disk is slow' });
    expect(ordered[0]!.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('what holds the removal is told in the words of the decisions', async () => {
    refuses('post', `${configs}/members/m1/remove`, 409, {
      code: 'held',
      hold: 'AT_MIN_SIZE',
      detail: 'the group has its minimum size: 2 of 2',
    });
    const { user } = page([created]);
    await user.click(await screen.findByRole('button', { name: 'Actions for shop-as01' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Drain and remove', hidden: true }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/^Reason/), 'old');
    await user.type(within(dialog).getByLabelText('Type “shop-as01” to confirm'), 'shop-as01{Enter}');
    expect(await within(dialog).findByText('Held: at the minimum size')).toBeInTheDocument();
    expect(within(dialog).getByText('the group has its minimum size: 2 of 2')).toBeInTheDocument();
  });

  test('a member is protected by the keyboard, and what is protected cannot be removed', async () => {
    const protect = answers('post', `${configs}/members/m1/protect`, null, 204);
    const { user } = page([created]);
    (await screen.findByRole('button', { name: 'Actions for shop-as01' })).focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('menuitem', { name: 'Protect from scale-in', hidden: true });
    answers('get', `${configs}/members`, { items: [{ ...created, protected: true }], total: 1 });
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(protect).toHaveLength(1));
    expect(await screen.findByText('shop-as01 is protected: scale-in never chooses it')).toBeInTheDocument();
    expect(await screen.findByRole('img', { name: 'protected' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Actions for shop-as01' }));
    expect(await screen.findByRole('menuitem', { name: 'Drain and remove', hidden: true })).toHaveAttribute(
      'data-disabled',
      'true',
    );
  });

  test('why a member could not be protected is told although the menu has closed', async () => {
    refuses('post', `${configs}/members/m1/protect`, 404, { code: 'member-unknown', detail: 'there is no member m1' });
    const { user } = page([created]);
    await user.click(await screen.findByRole('button', { name: 'Actions for shop-as01' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Protect from scale-in', hidden: true }));
    expect(await screen.findByText('there is no member m1')).toBeInTheDocument();
  });

  test('a config that only observes removes nobody', async () => {
    const { user } = page([created], { ...config, mode: 'observe' });
    await user.click(await screen.findByRole('button', { name: 'Actions for shop-as01' }));
    const item = await screen.findByRole('menuitem', { name: 'Drain and remove', hidden: true });
    expect(item).toHaveAttribute('title', 'The config has to be enabled and in act mode.');
  });
});
