import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { exported } from '@/test/csv';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Component } from './connection-list';

function connection(more: object) {
  return {
    name: 'vc',
    kind: 'vcenter',
    url: 'https://vc.example.com',
    urls: ['https://vc.example.com'],
    username: 'scaler',
    hasPassword: true,
    usedBy: ['shop', 'search', 'mail'],
    version: 1,
    updatedAt: '2026-11-23T12:00:00Z',
    ...more,
  };
}

const clear = connection({
  name: 'prom',
  kind: 'prometheus',
  url: 'http://p:9090',
  urls: ['http://p:9090'],
  usedBy: [],
});
const path = '/api/connections';

describe('the list of connections', () => {
  test('tells how a system is recognised, warns of plain text, and names who uses it', async () => {
    answers('get', path, { items: [connection({ sha256: 'AB' }), clear], total: 2 });
    show(<Component />);
    const vcenter = await screen.findByRole('row', { name: /vc\.example/ });
    expect(within(vcenter).getByText('by fingerprint')).toBeInTheDocument();
    expect(within(vcenter).getByTitle('shop, search, mail')).toHaveTextContent('shop +2');
    const prometheus = screen.getByRole('row', { name: /p:9090/ });
    expect(within(prometheus).getByText('none: in clear')).toBeInTheDocument();
    expect(within(prometheus).getByText('nobody')).toBeInTheDocument();
  });

  test('asks one system whether it answers, and says what it said', async () => {
    answers('get', path, { items: [connection({}), clear], total: 2 });
    const tested = answers('post', '/api/connections/prom/test', {
      name: 'prom',
      state: 'ok',
      hint: 'Prometheus 2.53',
    });
    const { user } = show(<Component />);
    const row = await screen.findByRole('row', { name: /p:9090/ });
    await user.click(within(row).getByRole('button', { name: 'Test' }));
    expect(await within(row).findByText('Prometheus 2.53')).toBeInTheDocument();
    expect(tested).toHaveLength(1);
    expect(within(screen.getByRole('row', { name: /vc\.example/ })).getByText('not asked yet')).toBeInTheDocument();
  });

  test('says in its row why a system could not be asked', async () => {
    answers('get', path, { items: [connection({})], total: 1 });
    refuses('post', '/api/connections/vc/test', 502, {
      code: 'outside-system-failed',
      detail: 'vCenter vc: log in: the password is wrong',
    });
    const { user } = show(<Component />);
    await user.click(await screen.findByRole('button', { name: 'Test' }));
    expect(await screen.findByText('vCenter vc: log in: the password is wrong')).toBeInTheDocument();
  });

  test('is filtered by kind and exported without any secret', async () => {
    const asked = answers('get', path, { items: [connection({ caPem: 'x' })], total: 1 });
    const { user } = show(<Component />);
    await screen.findByText('by authority');
    await user.click(screen.getByRole('combobox', { name: 'Kind' }));
    await user.click(await screen.findByRole('option', { name: 'F5 BIG-IP', hidden: true }));
    await waitFor(() => expect(new URL(asked.at(-1)!.url).searchParams.get('kind')).toBe('f5'));
    expect(await exported(user)).toEqual([
      'Name,Kind,Address,Certificate,Used by',
      'vc,vcenter,https://vc.example.com,authority,shop search mail',
    ]);
  });

  test('offers to connect the first system, and says that one may not see them', async () => {
    answers('get', path, { items: [], total: 0 });
    const empty = show(<Component />);
    expect(await screen.findByText('Nothing is connected yet')).toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: 'New connection' })[0]).toHaveAttribute('href', '/connections/new');
    empty.unmount();
    refuses('get', path, 403, { code: 'not-allowed' });
    show(<Component />);
    expect(await screen.findByText('You do not have permission to see this')).toBeInTheDocument();
  });
});
