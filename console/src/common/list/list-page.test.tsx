import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { exported } from '@/test/csv';
import { answers, refuses } from '@/test/server';
import { show } from '@/test/render';
import { answered, api } from '../api/client';
import { Empty } from '../ui/nothing';
import { ListPage, type ListSpec } from './list-page';

interface Thing {
  service: string;
}

const list: ListSpec<Thing> = {
  name: 'things',
  topic: 'configs',
  read: (query, signal) =>
    answered(api.GET('/api/autoscaling/configs', { params: { query }, ...(signal && { signal }) })),
  id: (thing) => thing.service,
  columns: [
    {
      key: 'service',
      title: 'Service',
      cell: (thing) => thing.service,
      csv: (thing) => thing.service,
      sort: 'service',
    },
  ],
  filters: [
    { kind: 'text', name: 'q', label: 'Name' },
    { kind: 'choice', name: 'mode', label: 'Mode', options: [{ value: 'act', label: 'acts' }] },
    { kind: 'time' },
  ],
  sort: 'service',
  empty: <Empty title="No things yet" />,
};

const path = '/api/autoscaling/configs';
const things = (count: number, total = count) => ({
  items: Array.from({ length: count }, (_, index) => ({ service: `shop-${index}` })),
  total,
});
const lastQuery = (asked: Request[]) => new URL(asked.at(-1)!.url).searchParams;

describe('a list', () => {
  test('asks for what its address says', async () => {
    const asked = answers('get', path, things(3, 300));
    show(<ListPage title="Things" list={list} />, '/?page=3&size=100&sort=-service&q=sho');
    await screen.findByText('shop-0');
    expect(Object.fromEntries(lastQuery(asked))).toEqual({ page: '2', size: '100', sort: '-service', q: 'sho' });
    expect(screen.getByText('201–300 of 300')).toBeInTheDocument();
  });

  test('turns the order round on a click on the column, and keeps it in the address', async () => {
    const asked = answers('get', path, things(2));
    const { user, router } = show(<ListPage title="Things" list={list} />);
    expect(await screen.findByRole('columnheader', { name: 'Service' })).toHaveAttribute('aria-sort', 'ascending');
    await user.click(screen.getByRole('button', { name: 'Service' }));
    await waitFor(() => expect(lastQuery(asked).get('sort')).toBe('-service'));
    expect(router.state.location.search).toBe('?sort=-service');
  });

  test('asks for a filter when the typing pauses, from the first page on', async () => {
    const asked = answers('get', path, things(2, 120));
    const { user, router } = show(<ListPage title="Things" list={list} />, '/?page=2');
    await screen.findByText('shop-0');
    await user.type(screen.getByLabelText('Name'), 'web');
    await waitFor(() => expect(lastQuery(asked).get('q')).toBe('web'));
    expect(lastQuery(asked).get('page')).toBe('0');
    expect(router.state.location.search).toBe('?q=web');
  });

  test('makes an instant of a period that moves with the time', async () => {
    const asked = answers('get', path, things(2));
    show(<ListPage title="Things" list={list} />, '/?period=1h');
    await screen.findByText('shop-0');
    expect(Date.now() - Date.parse(lastQuery(asked).get('from')!)).toBeLessThan(3_700_000);
    expect(lastQuery(asked).has('period')).toBe(false);
  });

  test('says that there is nothing yet', async () => {
    answers('get', path, things(0));
    show(<ListPage title="Things" list={list} />);
    expect(await screen.findByText('No things yet')).toBeInTheDocument();
  });

  test('says that nothing fits the filters, and takes them away', async () => {
    answers('get', path, things(0));
    const { user, router } = show(<ListPage title="Things" list={list} />, '/?mode=act');
    expect(await screen.findByText('Nothing fits these filters')).toBeInTheDocument();
    await user.click(screen.getAllByRole('button', { name: 'Clear filters' }).at(-1)!);
    expect(router.state.location.search).toBe('');
  });

  test('says what is wrong and asks again', async () => {
    refuses('get', path, 503, { code: 'database-unavailable', detail: 'The database does not answer: try again.' });
    const { user } = show(<ListPage title="Things" list={list} />);
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByText('The database does not answer: try again')).toBeInTheDocument();
    answers('get', path, things(1));
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('shop-0')).toBeInTheDocument();
  });

  test('says that one may not see it', async () => {
    refuses('get', path, 403, { code: 'not-allowed' });
    show(<ListPage title="Things" list={list} />);
    expect(await screen.findByText('You do not have permission to see this')).toBeInTheDocument();
  });

  test('exports everything that fits the filters, not only the page in sight', async () => {
    const asked = answers('get', path, things(2));
    const { user } = show(<ListPage title="Things" list={list} />, '/?q=sho&size=100');
    await screen.findByText('shop-0');
    const lines = await exported(user);
    expect(Object.fromEntries(lastQuery(asked))).toEqual({ page: '0', size: '1000', sort: 'service', q: 'sho' });
    expect(lines).toEqual(['Service', 'shop-0', 'shop-1']);
  });

  test('draws only the rows in sight of a thousand, and counts them all', async () => {
    answers('get', path, things(1_000));
    show(<ListPage title="Things" list={list} />, '/?size=1000');
    await screen.findByText('shop-0');
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '1001');
    expect(screen.getAllByRole('row').length).toBeLessThan(100);
  });
});
