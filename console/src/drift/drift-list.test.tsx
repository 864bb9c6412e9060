import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { exported } from '@/test/csv';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Component } from './drift-list';

const now = new Date().toISOString();
const drift = {
  service: 'shop',
  part: 'jenkins-route',
  kind: 'DIFFERENT',
  detail: 'the route was changed by hand',
  since: now,
};
const path = '/api/drift';

describe('the list of drift', () => {
  test('names the part in words, how it differs, and leads to where it is put right', async () => {
    answers('get', path, { items: [drift], total: 1, lookedAt: now });
    show(<Component />);
    const row = await screen.findByRole('row', { name: /shop/ });
    expect(within(row).getByText('Alertmanager route to Jenkins')).toBeInTheDocument();
    expect(within(row).getByText('different')).toBeInTheDocument();
    expect(within(row).getByText('the route was changed by hand')).toBeInTheDocument();
    expect(within(row).getByRole('link', { name: 'shop' })).toHaveAttribute('href', '/services/shop?tab=integrations');
    expect(await screen.findByText(/^Checked/)).toBeInTheDocument();
  });

  test('looks now, says how much was found, and reads the list again', async () => {
    const read = answers('get', path, { items: [], total: 0 });
    const looked = answers('post', path, { items: [drift], total: 1, lookedAt: now });
    const { user } = show(<Component />);
    expect(
      await screen.findByText('Press “Check now” to compare what other systems have with what should be there.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('No drift found')).not.toBeInTheDocument();
    const before = read.length;
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    expect(await screen.findByText('Checked: 1 found')).toBeInTheDocument();
    expect(looked[0]!.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    await waitFor(() => expect(read.length).toBeGreaterThan(before));
  });

  test('gives the all-clear once somebody has looked', async () => {
    answers('get', path, { items: [], total: 0, lookedAt: now });
    show(<Component />);
    expect(await screen.findByText('No drift found')).toBeInTheDocument();
    expect(screen.queryByText('Not checked yet')).not.toBeInTheDocument();
  });

  test('says why it could not look', async () => {
    answers('get', path, { items: [], total: 0 });
    refuses('post', path, 502, {
      code: 'outside-system-failed',
      detail: 'Prometheus main: get rules: no answer',
      system: 'Prometheus main',
      hint: 'Look whether it runs.',
    });
    const { user } = show(<Component />);
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByText('Another system failed: Prometheus main')).toBeInTheDocument();
    expect(within(alert).getByText('Look whether it runs.')).toBeInTheDocument();
  });

  test('is asked for one service, and exported', async () => {
    const asked = answers('get', path, { items: [drift], total: 1, lookedAt: now });
    const { user } = show(<Component />);
    await screen.findByRole('row', { name: /shop/ });
    answers('get', '/api/search', { items: [], total: 0 });
    await user.type(screen.getByRole('combobox', { name: 'Service' }), 'shop');
    await waitFor(() =>
      expect(asked.some((one) => new URL(one.url).searchParams.get('service') === 'shop')).toBe(true),
    );
    expect(await exported(user)).toEqual([
      'Service,Part,How it differs,Detail,Since',
      `shop,jenkins-route,DIFFERENT,the route was changed by hand,${now}`,
    ]);
  });
});
