import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '@/test/render';
import { answers } from '@/test/server';
import { i18next } from '@/common/words/language';
import { Component } from './dashboard';

const now = new Date().toISOString();
const shop = {
  service: 'shop',
  displayName: 'Shop',
  enabled: true,
  mode: 'act',
  engine: 'embedded',
  suspended: [],
  killSwitch: 'off',
  state: 'HOLDING',
  concern: 'WARNING',
  words: 'CPU is 78 % and above 75 %, but the group rests until 14:32',
  size: { base: 2, created: 1, byState: {}, min: 2, max: 6, reachable: 4, limitedBy: 'addresses' },
  load: { cpu: { value: 0.78, at: now, stale: false, out: 0.75 }, memory: { value: 0.4, at: now, stale: true } },
  firing: [],
  decision: {
    id: 1,
    service: 'shop',
    kind: 'hold',
    reason: 'COOLING_DOWN',
    why: 'x',
    at: now,
    lastAt: now,
    times: 1,
    inputs: {},
  },
  lastEvent: { id: 'e1', service: 'shop', kind: 'scale-out', state: 'SUCCEEDED', createdAt: now },
  needs: [],
};
const sums = { services: 1, enabled: 1, createdMembers: 1, busy: 0, concerned: 1 };

function serve(items: unknown[], needs: unknown[] = []) {
  answers('get', '/api/services', {
    items,
    total: items.length,
    sums: { ...sums, services: items.length },
    asOf: now,
    troubles: [],
  } as never);
  answers('get', '/api/attention', { items: needs, total: needs.length } as never);
}

test('tells of a service how many members it has and may have, its load, and why it does what it does', async () => {
  serve([shop]);
  show(<Component />);
  const row = await screen.findByRole('row', { name: /shop/ });
  expect(
    within(row).getByRole('img', { name: '3 (2 + 1) / 2–6 · can reach 4, limited by free addresses' }),
  ).toBeInTheDocument();
  expect(within(row).getByText('78 %')).toBeInTheDocument();
  expect(within(row).getByTitle(/too old to decide from/)).toHaveTextContent('40 %');
  expect(within(row).getByText('cooling down after the last event · CPU 78 % (adds above 75 %)')).toBeInTheDocument();
  expect(within(row).getByRole('link', { name: /scale out/ })).toHaveAttribute('href', '/events/e1');
});

test('says the same in Korean', async () => {
  await i18next.changeLanguage('ko');
  serve([shop]);
  show(<Component />);
  expect(await screen.findByText('마지막 이벤트 이후 쿨다운 중 · CPU 78 % (증설 기준 75 % 초과)')).toBeInTheDocument();
});

test('lists what needs a person with a way to it', async () => {
  serve(
    [shop],
    [
      {
        kind: 'STUCK_WORKFLOW',
        severity: 'CRITICAL',
        service: 'shop',
        subject: 'w1',
        event: 'e0',
        words: 'clone-vm: no',
        since: now,
      },
      { kind: 'SYSTEM_UNREADABLE', severity: 'CRITICAL', subject: 'prometheus east', words: 'does not answer' },
      {
        kind: 'SYSTEM_UNREADABLE',
        severity: 'CRITICAL',
        service: 'blog',
        subject: 'lab-f5',
        words: 'there is no pool x',
      },
    ],
  );
  show(<Component />);
  const list = within(await screen.findByRole('region', { name: 'Needs attention (3)' }));
  expect(list.getByRole('link', { name: 'shop' })).toHaveAttribute('href', '/events/e0');
  expect(list.getByRole('link', { name: 'blog' })).toHaveAttribute('href', '/services/blog');
  expect(list.getByRole('link', { name: 'prometheus east' })).toHaveAttribute('href', '/connections');
});

test('shows the way to the first service when there is none', async () => {
  serve([]);
  show(<Component />);
  expect(await screen.findByText('No service is scaled yet')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Open: Write the first config' })).toHaveAttribute('href', '/configs/new');
});

test('tells what fires of a service, and leads to its alerts', async () => {
  const since = now;
  serve([
    {
      ...shop,
      firing: [
        { direction: 'scale-out', metric: 'cpu', since },
        { direction: 'scale-out', metric: 'response_time', since },
        { direction: 'scale-in', metric: 'memory', since },
      ],
    },
    { ...shop, service: 'search', firing: [{ direction: 'scale-in', metric: 'memory', since }] },
  ]);
  show(<Component />);
  const high = await screen.findByRole('link', { name: 'CPU, p95 high' });
  expect(high).toHaveAttribute('href', '/alerts?service=shop&status=firing');
  expect(screen.getByRole('link', { name: 'Memory low' })).toBeInTheDocument();
});
