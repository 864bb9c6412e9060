import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { i18next } from '@/common/words/language';
import { showRoutes } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { config, configs, now, row } from './sample.test-data';
import { Component } from './service';

const decision = {
  id: 4,
  service: 'shop',
  kind: 'hold',
  reason: 'COOLING_DOWN',
  why: 'the group rests after its last event: until 2026-03-02T14:32:00Z (180 s)',
  until: now,
  at: now,
  lastAt: now,
  times: 3,
  inputs: {
    cpu: '0.7800 at 2026-03-02T12:00:00Z',
    size: '3',
    'alert scale_out cpu': 'firing since 2026-03-02T11:58:00Z',
    measured: '3 of 3',
  },
};

function page(at = '/services/shop') {
  return showRoutes(
    [
      { path: '/services/:service', element: <Component /> },
      { path: '*', element: <p>elsewhere</p> },
    ],
    at,
  );
}

beforeEach(() => {
  answers('get', '/api/services/shop', { ...row, decision });
  answers('get', configs, config);
  answers('get', '/api/monitoring/metrics', {
    from: new Date(Date.now() - 3_600_000).toISOString(),
    to: now,
    stepSeconds: 60,
    series: [],
    thresholds: [],
    events: [
      {
        id: 'e1',
        service: 'shop',
        kind: 'scale-out',
        state: 'SUCCEEDED',
        createdAt: new Date(Date.now() - 600_000).toISOString(),
      },
    ],
  });
  answers('get', `${configs}/decisions`, { items: [decision], total: 1 });
  answers('get', `${configs}/decisions/at`, {
    at: now,
    decision,
    rule: 'LOAD_HIGH',
    whatIf: [
      { kind: 'LATER', at: now, words: 'after' },
      { kind: 'SETTING', subject: 'scaling.outCooldown', words: 'another scaling.outCooldown, it was 3m' },
    ],
  });
  answers('get', `${configs}/members`, {
    items: [
      {
        id: 'm1',
        name: 'shop-as01',
        service: 'shop',
        state: 'IN_SERVICE',
        origin: 'created',
        address: '10.0.0.11',
        protected: false,
        monitored: true,
        createdAt: now,
        pool: { name: '10.0.0.11:80', admin: 'enabled', availability: 'up', connections: 12 },
      },
    ],
    total: 1,
    poolTrouble: 'F5 lab-f5 does not answer',
  });
  answers('get', '/api/autoscaling/events', { items: [{ id: 'e1', workflows: [{ member: 'm1' }] }], total: 1 });
});

describe('the page of a service', () => {
  test('says what it is doing in a sentence, and its switches', async () => {
    page();
    expect(
      await screen.findByText(/cooling down after the last event · until .* · CPU 78 % \(adds above 75 %\)/),
    ).toBeInTheDocument();
    expect(screen.getByText('suspended: healing')).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('shop');
  });

  test('explains the present moment: reason, rule, inputs, what would have changed it', async () => {
    page();
    const why = await screen.findByRole('region', { name: /Why, or why not/ });
    expect(await within(why).findByText('holds: cooling down after the last event')).toBeInTheDocument();
    expect(within(why).getByText('high load')).toBeInTheDocument();
    expect(within(why).getByText('Alert: CPU high')).toBeInTheDocument();
    expect(within(why).getByText('another value of Cooldown after scale out (was 3m)')).toBeInTheDocument();
  });

  test('explains the moment that its address names, and goes from decision to decision', async () => {
    const asked = answers('get', `${configs}/decisions/at`, { at: now, decision, rule: 'LOAD_HIGH', whatIf: [] });
    const { router, user } = page('/services/shop?at=2026-03-02T12:00:00.000Z');
    await screen.findByText('Previous decision');
    await waitFor(() =>
      expect(asked.some((one) => new URL(one.url).searchParams.get('at') === '2026-03-02T12:00:00.000Z')).toBe(true),
    );
    await user.click(screen.getByRole('button', { name: 'Now' }));
    expect(router.state.location.search).toBe('');
  });

  test('leads from a mark on the axis to the event', async () => {
    const { user, router } = page();
    await user.click(await screen.findByRole('link', { name: /scale out at .* · done/ }));
    expect(router.state.location.pathname).toBe('/events/e1');
  });

  test('lists members with what F5 says, the event that made them, and why some are missing', async () => {
    page();
    const members = await screen.findByRole('region', { name: 'Members' });
    expect(await within(members).findByText('shop-as01')).toBeInTheDocument();
    expect(within(members).getByRole('link', { name: '10.0.0.11' })).toHaveAttribute(
      'href',
      '/ip-pools/web?address=10.0.0.11',
    );
    expect(await within(members).findByRole('link', { name: 'created' })).toHaveAttribute('href', '/events/e1');
    expect(screen.getByText(/F5 lab-f5 does not answer/)).toBeInTheDocument();
  });

  test('keeps the tab and the range in the address', async () => {
    answers('get', `${configs}/revisions`, { items: [], total: 0 });
    const { user, router } = page();
    await user.click(await screen.findByText('24 h'));
    expect(router.state.location.search).toBe('?range=24h');
    await user.click(screen.getByRole('tab', { name: 'Revisions' }));
    expect(router.state.location.search).toBe('?range=24h&tab=revisions');
    expect(await screen.findByText('No revisions yet')).toBeInTheDocument();
  });

  test('says that there is no such service', async () => {
    refuses('get', configs, 404, { code: 'service-unknown' });
    refuses('get', '/api/services/shop', 404, { code: 'service-unknown' });
    page();
    expect(await screen.findByText('There is no service shop')).toBeInTheDocument();
  });

  test('says in Korean that Prometheus does not answer, and shows the rest', async () => {
    await i18next.changeLanguage('ko');
    refuses('get', '/api/monitoring/metrics', 502, { code: 'outside-system-failed', system: 'lab-prometheus' });
    page();
    expect(await screen.findByText('외부 시스템 오류: lab-prometheus')).toBeInTheDocument();
    expect(await screen.findByText('보류: 마지막 이벤트 이후 쿨다운 중')).toBeInTheDocument();
  });
});
