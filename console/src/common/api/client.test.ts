import { expect, test } from 'vitest';
import { answers, refuses } from '@/test/server';
import { answered, api, sessionEnded, versioned } from './client';
import { Problem } from './problem';

test('sends the token of the cookie with each change', async () => {
  document.cookie = 'XSRF-TOKEN=a%20token';
  const asked = answers('post', '/api/drift', { items: [], total: 0 });
  await answered(api.POST('/api/drift'));
  expect(asked[0]?.headers.get('X-XSRF-TOKEN')).toBe('a token');
});

test('turns a refusal into a problem with its code and fields', async () => {
  const errors = [{ field: 'reason', rejected: '', allowed: '1 to 500 characters', hint: '' }];
  refuses('get', '/api/drift', 422, { code: 'fields-refused', detail: 'Fields are wrong', errors });
  await expect(answered(api.GET('/api/drift'))).rejects.toMatchObject({ status: 422, code: 'fields-refused', errors });
});

test('tells when the session is over', async () => {
  refuses('get', '/api/drift', 401, { code: 'not-logged-in' });
  const ended = new Promise((resolve) => sessionEnded.addEventListener('ended', resolve, { once: true }));
  await expect(answered(api.GET('/api/drift'))).rejects.toBeInstanceOf(Problem);
  await ended;
});

test('hands the version of what was read to whoever changes it', async () => {
  const { http, HttpResponse } = await import('msw');
  const { server } = await import('@/test/server');
  server.use(http.get('*/api/ip-pools/a', () => HttpResponse.json({ name: 'a' }, { headers: { ETag: '"7"' } })));
  const read = await versioned(api.GET('/api/ip-pools/{name}', { params: { path: { name: 'a' } } }));
  expect(read.etag).toBe('"7"');
});
