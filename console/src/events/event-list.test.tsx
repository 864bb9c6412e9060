import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { exported } from '@/test/csv';
import { showRoutes } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Component } from './event-list';

const path = '/api/autoscaling/events';

const event = {
  id: 'e1',
  service: 'shop',
  kind: 'scale-out',
  state: 'PARTIAL',
  reason: 'CPU is 86 % and above 75 %',
  createdAt: '2026-11-23T12:00:00Z',
  endedAt: '2026-11-23T12:02:05Z',
  workflows: [
    {
      id: 'w1',
      member: 'm1',
      name: 'shop-as01',
      kind: 'scale-out',
      state: 'COMPLETED',
      steps: [],
      createdAt: '2026-11-23T12:00:00Z',
    },
    {
      id: 'w2',
      member: 'm2',
      name: 'shop-as02',
      kind: 'scale-out',
      state: 'UNDONE',
      steps: [],
      createdAt: '2026-11-23T12:00:00Z',
    },
  ],
};
const told = { ...event, id: 'e2', kind: 'scale-in', state: 'OBSERVED', workflows: [] };

const routes = [
  { path: '/events', Component },
  { path: '*', element: <p>elsewhere</p> },
];
const lastQuery = (asked: Request[]) => new URL(asked.at(-1)!.url).searchParams;

describe('the list of events', () => {
  test('tells what was done to which members, why, how it ended and how long it took', async () => {
    answers('get', path, { items: [event, told], total: 2 });
    showRoutes(routes, '/events');
    const rows = (await screen.findAllByRole('row')).slice(1);
    expect(within(rows[0]!).getByText('scale out')).toBeInTheDocument();
    expect(within(rows[0]!).getByText('partly done')).toBeInTheDocument();
    expect(within(rows[0]!).getByText('shop-as01, shop-as02')).toBeInTheDocument();
    expect(within(rows[0]!).getByText('CPU is 86 % and above 75 %')).toBeInTheDocument();
    expect(within(rows[0]!).getByText('2 min 5 s')).toBeInTheDocument();
    expect(within(rows[1]!).getByText('only told')).toBeInTheDocument();
    expect(within(rows[1]!).getAllByText('–')).toHaveLength(2);
  });

  test('asks for service, state, kind and date, all of which are in the address', async () => {
    const asked = answers('get', path, { items: [event], total: 1 });
    const { user, router } = showRoutes(routes, '/events?from=2026-11-23T00:00:00.000Z');
    await screen.findByText('partly done');
    expect(lastQuery(asked).get('from')).toBe('2026-11-23T00:00:00.000Z');
    expect(lastQuery(asked).get('sort')).toBe('-createdAt');
    for (const [filter, choice] of [
      ['State', 'needs a person'],
      ['Kind', 'scale in'],
    ] as const) {
      await user.click(screen.getByRole('combobox', { name: filter }));
      await user.click(await screen.findByRole('option', { name: choice, hidden: true }));
    }
    answers('get', '/api/search', {
      items: [
        { kind: 'service', id: 'shop', title: 'shop', detail: '' },
        { kind: 'member', id: 'm1', service: 'shop', title: 'shop-as01', detail: '' },
      ],
      total: 2,
    });
    await user.type(screen.getByRole('combobox', { name: 'Service (whole name)' }), 'sh');
    expect(screen.queryByRole('option', { name: 'shop-as01', hidden: true })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('option', { name: 'shop', hidden: true }));
    await waitFor(() => expect(lastQuery(asked).get('service')).toBe('shop'));
    expect(lastQuery(asked).get('state')).toBe('STUCK');
    expect(lastQuery(asked).get('kind')).toBe('scale-in');
    const shown = new URLSearchParams(router.state.location.search);
    expect(Object.fromEntries(shown)).toMatchObject({ service: 'shop', state: 'STUCK', kind: 'scale-in' });
  });

  test('opens an event by a click on its row, and by the keyboard on its link', async () => {
    answers('get', path, { items: [event], total: 1 });
    const { user, router } = showRoutes(routes, '/events');
    const row = await screen.findByRole('row', { name: /shop-as01/ });
    expect(within(row).getAllByRole('link')[0]).toHaveAttribute('href', '/events/e1');
    await user.click(within(row).getByText('partly done'));
    expect(router.state.location.pathname).toBe('/events/e1');
  });

  test('exports begin and end, each under its title', async () => {
    answers('get', path, { items: [event], total: 1 });
    const { user } = showRoutes(routes, '/events');
    await screen.findByText('partly done');
    expect(await exported(user)).toEqual([
      'Started,Service,Kind,State,Members,Reason,Ended,Id',
      '2026-11-23T12:00:00Z,shop,scale-out,PARTIAL,shop-as01 shop-as02,CPU is 86 % and above 75 %,2026-11-23T12:02:05Z,e1',
    ]);
  });

  test('says that there is nothing yet, that nothing fits, and that one may not see it', async () => {
    answers('get', path, { items: [], total: 0 });
    const empty = showRoutes(routes, '/events');
    expect(await screen.findByText('Nothing has been scaled yet')).toBeInTheDocument();
    empty.unmount();
    const filtered = showRoutes(routes, '/events?state=STUCK');
    expect(await screen.findByText('Nothing fits these filters')).toBeInTheDocument();
    filtered.unmount();
    refuses('get', path, 403, { code: 'not-allowed' });
    showRoutes(routes, '/events');
    expect(await screen.findByText('You do not have permission to see this')).toBeInTheDocument();
  });
});
