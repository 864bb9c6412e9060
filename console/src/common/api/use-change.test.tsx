import { useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { show } from '@/test/render';
import { answers, server } from '@/test/server';
import { answered, api } from './client';
import { key } from './queries';
import { useChange } from './use-change';

const path = '/api/autoscaling/configs/shop/scale';

function Order() {
  useQuery({
    queryKey: key('system', 'audit', 'all'),
    queryFn: ({ signal }) => answered(api.GET('/api/audit', { signal })),
  });
  const order = useChange<number>({
    run: (by, once) =>
      answered(
        api.POST('/api/autoscaling/configs/{service}/scale', {
          params: { path: { service: 'shop' }, header: { 'Idempotency-Key': once } },
          body: { by },
        }),
      ),
    touches: ['services'],
    isBrief: true,
  });
  return (
    <>
      <button onClick={() => order.mutate(1)}>one</button>
      <button onClick={() => order.mutate(2)}>two</button>
      <p>{order.status}</p>
    </>
  );
}

async function keysOf(asked: Request[], ...presses: string[]): Promise<(string | null)[]> {
  answers('get', '/api/audit', { items: [], total: 0 });
  const { user } = show(<Order />);
  for (const [index, press] of presses.entries()) {
    await user.click(screen.getByRole('button', { name: press }));
    if (index === 0) await screen.findByText('error');
  }
  await screen.findByText('success');
  return asked.map((request) => request.headers.get('Idempotency-Key'));
}

/** Refuses once. */
function refusesFirst(status: number, code?: string): Request[] {
  const asked = answers('post', path, {});
  server.use(
    http.post(
      `*${path}`,
      ({ request }) => {
        asked.push(request.clone());
        return code ? HttpResponse.json({ status, code }, { status }) : new HttpResponse('<html/>', { status });
      },
      { once: true },
    ),
  );
  return asked;
}

test.each([
  [502, undefined],
  [503, undefined],
  [504, undefined],
  [409, 'outcome-unknown'],
])('sends an order with the same key again after %s %s, since it may have been done', async (status, code) => {
  const [first, second] = await keysOf(refusesFirst(status, code), 'one', 'one');
  expect(first).toBeTruthy();
  expect(second).toBe(first);
});

test('takes another key for another order', async () => {
  const [first, other] = await keysOf(refusesFirst(502), 'one', 'two');
  expect(other).not.toBe(first);
});

test('takes another key after a refusal', async () => {
  const [first, other] = await keysOf(refusesFirst(422, 'fields-refused'), 'one', 'one');
  expect(other).not.toBe(first);
});

test('reads the audit list again, of which the stream does not tell', async () => {
  answers('post', path, {});
  const audit = answers('get', '/api/audit', { items: [], total: 0 });
  const { user } = show(<Order />);
  await waitFor(() => expect(audit).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'one' }));
  await waitFor(() => expect(audit).toHaveLength(2));
});

test('says in words that there was no answer', async () => {
  answers('get', '/api/audit', { items: [], total: 0 });
  server.use(http.post(`*${path}`, () => HttpResponse.error()));
  const { user } = show(<Order />);
  await user.click(screen.getByRole('button', { name: 'one' }));
  expect(await screen.findByText('The control plane does not answer')).toBeInTheDocument();
});
