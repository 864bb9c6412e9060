import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { exported } from '@/test/csv';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Component } from './system-page';

const now = '2026-11-23T12:00:00Z';

beforeEach(() => {
  answers('get', '/api/system/kill-switch', { position: 'OFF', services: [] });
  answers('get', '/api/system/info', {
    version: '1.2.3',
    installation: 'a1b2',
    database: 'PostgreSQL',
    java: '25.0.1',
    now,
  });
});

describe('the system page', () => {
  test('says what runs here', async () => {
    show(<Component />, '/system');
    expect(await screen.findByText('1.2.3')).toBeInTheDocument();
    expect(screen.getByText('PostgreSQL')).toBeInTheDocument();
    expect(screen.getByText('a1b2')).toBeInTheDocument();
  });

  test('checks everything only when somebody wants it, tells what failed, and exports it', async () => {
    const checked = answers('get', '/api/system/doctor', {
      ok: false,
      checks: [
        { name: 'database', state: 'ok', hint: 'H2, 3 ms' },
        { name: 'F5 lab-f5', state: 'fail', hint: 'log in: the password is wrong' },
      ],
    });
    const { user } = show(<Component />, '/system');
    await screen.findByText('1.2.3');
    expect(checked).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Check everything' }));
    const row = await screen.findByRole('row', { name: /lab-f5/ });
    expect(within(row).getByText('failed')).toBeInTheDocument();
    expect(within(row).getByText('log in: the password is wrong')).toBeInTheDocument();
    expect(await exported(user)).toEqual([
      'Name,State,Detail',
      'database,ok,"H2, 3 ms"',
      'F5 lab-f5,fail,log in: the password is wrong',
    ]);
  });

  test('shows who changed what and why, within a period', async () => {
    const asked = answers('get', '/api/audit', {
      items: [{ at: now, who: 'kim', what: 'remove member shop-as01 of shop', detail: 'its disk is slow' }],
      total: 1,
    });
    const { user } = show(<Component />, '/system?tab=audit');
    const row = await screen.findByRole('row', { name: /kim/ });
    expect(within(row).getByText('its disk is slow')).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Period' }));
    await user.click(await screen.findByRole('option', { name: 'last hour', hidden: true }));
    await waitFor(() => expect(new URL(asked.at(-1)!.url).searchParams.has('from')).toBe(true));
    expect((await exported(user))[1]).toBe(`${now},kim,remove member shop-as01 of shop,its disk is slow`);
  });

  test('says that one may not see the audit log, while the rest stays', async () => {
    refuses('get', '/api/audit', 403, { code: 'not-allowed' });
    show(<Component />, '/system?tab=audit');
    expect(await screen.findByText('You do not have permission to see this')).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Audit log' })).toBeInTheDocument();
  });
});
