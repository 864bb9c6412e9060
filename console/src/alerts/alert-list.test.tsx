import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { i18next } from '@/common/words/language';
import { exported } from '@/test/csv';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Component } from './alert-list';

const began = '2026-11-23T12:00:00Z';

function alert(more: object) {
  return {
    fingerprint: 'f1',
    status: 'firing',
    startsAt: began,
    foundBy: 'webhook',
    silenced: false,
    inhibited: false,
    service: 'shop',
    labels: { alertname: 'ServiceCpuHigh' },
    annotations: { summary: 'CPU of shop is above 75 %' },
    ...more,
  };
}

function decision(more: object) {
  return { id: 1, service: 'shop', at: began, lastAt: began, times: 1, inputs: {}, why: 'CPU is 86 %', ...more };
}

const acted = alert({ decision: decision({ kind: 'scale-out', event: 'e1' }) });
const held = alert({
  fingerprint: 'f2',
  service: 'search',
  foundBy: 'alertmanager',
  silenced: true,
  decision: decision({ kind: 'hold', reason: 'COOLING_DOWN', why: 'the group rests until 12:03' }),
});
const foreign = alert({ fingerprint: 'f3', service: undefined, status: 'resolved', endsAt: '2026-11-23T12:05:00Z' });

const path = '/api/alerts';
const lastQuery = (asked: Request[]) => Object.fromEntries(new URL(asked.at(-1)!.url).searchParams);

describe('the list of alerts', () => {
  test('tells of each alert what it led to: an event, a reason to hold, or nothing yet', async () => {
    answers('get', path, { items: [acted, held, foreign], total: 3 });
    show(<Component />);
    const rows = (await screen.findAllByRole('row')).slice(1);
    expect(within(rows[0]!).getByText('firing')).toBeInTheDocument();
    expect(within(rows[0]!).getByRole('link', { name: 'scale out' })).toHaveAttribute('href', '/events/e1');
    expect(within(rows[1]!).getByText('cooling down after the last event')).toHaveAttribute(
      'title',
      expect.stringContaining('the group rests until 12:03'),
    );
    expect(within(rows[1]!).getByText('silenced')).toBeInTheDocument();
    expect(within(rows[1]!).getByText('asking')).toBeInTheDocument();
    expect(within(rows[2]!).getByText('nothing decided yet')).toBeInTheDocument();
    expect(within(rows[2]!).getByText('not of our rules')).toBeInTheDocument();
    expect(within(rows[2]!).getByText('5 min')).toBeInTheDocument();
  });

  test('asks for a service, a state and a period', async () => {
    const asked = answers('get', path, { items: [acted], total: 1 });
    const { user } = show(<Component />, '/alerts?period=24h');
    await screen.findByText('ServiceCpuHigh');
    await user.click(screen.getByRole('combobox', { name: 'State' }));
    await user.click(await screen.findByRole('option', { name: 'resolved', hidden: true }));
    answers('get', '/api/search', { items: [], total: 0 });
    await user.type(screen.getByRole('combobox', { name: 'Service (whole name)' }), 'shop');
    await waitFor(() => expect(lastQuery(asked)).toMatchObject({ status: 'resolved', service: 'shop' }));
    expect(Date.now() - Date.parse(lastQuery(asked).from!)).toBeGreaterThan(86_000_000);
  });

  test('exports what was decided, with the end under its own title', async () => {
    answers('get', path, { items: [held, foreign], total: 2 });
    const { user } = show(<Component />);
    await screen.findByText('search');
    const [head, first, second] = await exported(user);
    expect(head).toBe('Since,State,Service,Alert,What it led to,Came by,Ended,Event,Summary');
    expect(first).toContain('search,ServiceCpuHigh,the group rests until 12:03,alertmanager,,,');
    expect(second).toContain('2026-11-23T12:05:00Z');
  });

  test('says that none has come, that one may not see them, and what is wrong', async () => {
    answers('get', path, { items: [], total: 0 });
    const first = show(<Component />);
    expect(await screen.findByText('No alert has come yet')).toBeInTheDocument();
    first.unmount();
    refuses('get', path, 403, { code: 'not-allowed' });
    const second = show(<Component />);
    expect(await screen.findByText('You do not have permission to see this')).toBeInTheDocument();
    second.unmount();
    refuses('get', path, 400, { code: 'parameters-refused', detail: 'look at the query parameters' });
    show(<Component />, '/alerts?status=loud');
    expect(await screen.findByText('The filters in the address are wrong')).toBeInTheDocument();
  });

  test('says it in Korean', async () => {
    await i18next.changeLanguage('ko');
    answers('get', path, { items: [held], total: 1 });
    show(<Component />);
    expect(await screen.findByText('마지막 이벤트 이후 쿨다운 중')).toBeInTheDocument();
  });
});
