import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import type { Schemas, Versioned } from '../api/client';
import { PoolForm } from './pool-form';

const pool: Schemas['IpPoolView'] = {
  name: 'web',
  ranges: ['10.0.0.10-10.0.0.29'],
  exclusions: [],
  prefix: 24,
  gateway: '10.0.0.1',
  dns: ['10.0.0.2'],
  usable: 20,
  free: 20,
  usedBy: [],
  leases: [],
  version: 3,
  updatedAt: '2026-11-23T12:00:00Z',
  warnings: [],
};

/** The page behind the dialog reads the pool again, which somebody else has changed. */
function Open() {
  const [before, setBefore] = useState<Versioned<Schemas['IpPoolView']>>({ value: pool, etag: '"3"' });
  const move = () => setBefore({ value: { ...pool, dns: ['10.0.0.3'], version: 4 }, etag: '"4"' });
  return (
    <>
      <button onClick={move}>read again</button>
      <PoolForm before={before} onMade={() => undefined} />
    </>
  );
}

test('sends the values with the version that they were read with', async () => {
  const sent = answers('put', '/api/ip-pools/web', pool);
  const { user } = show(<Open />);
  await user.click(screen.getByRole('button', { name: 'read again' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]!.headers.get('If-Match')).toBe('"3"');
  expect(await sent[0]!.json()).toMatchObject({ dns: ['10.0.0.2'] });
});

test('says that somebody else has changed it meanwhile', async () => {
  refuses('put', '/api/ip-pools/web', 412, { code: 'changed-meanwhile', detail: 'version 4' });
  const { user } = show(<Open />);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Somebody else has changed it meanwhile/)).toBeInTheDocument();
});
