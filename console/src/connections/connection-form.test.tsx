import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { showRoutes } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Component as Detail } from './connection-detail';
import { Component as New } from './new-connection';

const routes = [
  { path: '/connections/new', Component: New },
  { path: '/connections/:name', Component: Detail },
];

/** At once: each key typed draws the whole form. */
async function fill(user: UserEvent, label: string, text: string) {
  await user.click(await screen.findByLabelText(label));
  await user.paste(text);
}

const saved = {
  name: 'prom',
  kind: 'prometheus',
  url: 'http://prom:9090',
  urls: ['http://prom:9090'],
  username: '',
  hasPassword: false,
  usedBy: [],
  version: 3,
  updatedAt: '2026-11-23T12:00:00Z',
  delivery: {
    via: 'local',
    configFile: '/etc/p.yml',
    rulesDirectory: '/etc/rules',
    reload: 'http',
    sudo: false,
    controlPlane: 'http://us',
    scrapeInterval: '15s',
    refreshInterval: '5s',
    userRoutes: true,
    alertmanagers: ['am'],
  },
};

test('goes back to where it was wanted, but never out of the console', async () => {
  answers('put', '/api/connections/vc', { ...saved, name: 'vc' }, 201);
  const around = [...routes, { path: '/set-up', element: <p>set-up</p> }];
  const there = showRoutes(around, '/connections/new?kind=vcenter&then=%2Fset-up%3Fstep%3Dsystems');
  await fill(there.user, 'Name', 'vc');
  await there.user.click(screen.getByRole('button', { name: 'Save and test' }));
  expect(await screen.findByText('set-up')).toBeInTheDocument();
  expect(there.router.state.location.search).toBe('?step=systems&test=vc');
  there.unmount();

  answers('get', '/api/connections/vc', { ...saved, name: 'vc', kind: 'vcenter', delivery: undefined });
  answers('post', '/api/connections/vc/test', { name: 'vc', state: 'ok', hint: 'vCenter 8.0.3' });
  const elsewhere = showRoutes(around, '/connections/new?kind=vcenter&then=%2F%2Felsewhere.example.com');
  await fill(elsewhere.user, 'Name', 'vc');
  await elsewhere.user.click(screen.getByRole('button', { name: 'Save and test' }));
  expect(await screen.findByText('vCenter 8.0.3')).toBeInTheDocument();
});

test('sends what belongs to the kind, then asks the system at once', async () => {
  const put = answers('put', '/api/connections/vc', { ...saved, name: 'vc' }, 201);
  answers('get', '/api/connections/vc', { ...saved, name: 'vc', kind: 'vcenter', delivery: undefined });
  const tested = answers('post', '/api/connections/vc/test', { name: 'vc', state: 'ok', hint: 'vCenter 8.0.3' });
  const { user } = showRoutes(routes, '/connections/new?kind=vcenter');
  await fill(user, 'Name', 'vc');
  await fill(user, 'Addresses', 'https://vcenter.example.com');
  await fill(user, 'User', 'svc');
  await fill(user, 'Password', 'secret');
  await user.click(screen.getByRole('radio', { name: 'Fingerprint' }));
  await fill(user, 'SHA-256 fingerprint', 'ab:cd');
  await user.click(screen.getByRole('button', { name: 'Save and test' }));
  expect(await screen.findByText('vCenter 8.0.3')).toBeInTheDocument();
  expect(await put[0]!.json()).toEqual({
    kind: 'vcenter',
    urls: ['https://vcenter.example.com'],
    username: 'svc',
    password: 'secret',
    sha256: 'ab:cd',
  });
  expect(put[0]!.headers.get('If-None-Match')).toBe('*');
  expect(put[0]!.headers.get('If-Match')).toBeNull();
  expect(tested).toHaveLength(1);
});

test('tells that the name is taken, and keeps what was typed', async () => {
  refuses('put', '/api/connections/vc', 412, { code: 'connection-exists' });
  const { user } = showRoutes(routes, '/connections/new?kind=vcenter');
  await fill(user, 'Name', 'vc');
  await user.click(screen.getByRole('button', { name: 'Save and test' }));
  expect(await screen.findByText('There is a connection of that name already')).toBeInTheDocument();
  expect(screen.getByLabelText('Name')).toHaveValue('vc');
});

test('changes the version it was opened with, then the one it has made', async () => {
  answers('get', '/api/connections/prom', saved);
  answers('post', '/api/connections/prom/test', { name: 'prom', state: 'ok', hint: '' });
  const put = answers('put', '/api/connections/prom', { ...saved, version: 5 });
  const { user } = showRoutes(routes, '/connections/prom');
  await user.click(await screen.findByRole('button', { name: 'Save and test' }));
  await waitFor(() => expect(put).toHaveLength(1));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Save and test' })).toBeEnabled());
  await user.click(screen.getByRole('button', { name: 'Save and test' }));
  await waitFor(() => expect(put).toHaveLength(2));
  expect(put.map((each) => each.headers.get('If-Match'))).toEqual(['"3"', '"5"']);
});

test('puts the messages of the server to their fields, and tells the others above the button', async () => {
  refuses('put', '/api/connections/vc', 422, {
    code: 'fields-refused',
    errors: [
      { field: 'urls[0]', rejected: 'http://x', allowed: 'a URL with https', hint: '' },
      { field: 'password', rejected: 'nothing', allowed: 'the password', hint: 'it has none yet' },
      { field: 'delivery', rejected: 'given', allowed: 'nothing', hint: '' },
    ],
  });
  const { user } = showRoutes(routes, '/connections/new?kind=vcenter');
  await fill(user, 'Name', 'vc');
  await fill(user, 'Addresses', 'http://x');
  await user.click(screen.getByRole('button', { name: 'Save and test' }));
  await waitFor(() => expect(screen.getByLabelText('Addresses')).toBeInvalid());
  expect(screen.getByText('nothing · allowed: the password · it has none yet')).toBeInTheDocument();
  expect(screen.getByRole('alert', { name: 'Some fields are wrong' })).toHaveTextContent('delivery: given');
  expect(screen.getByRole('alert', { name: 'Some fields are wrong' })).not.toHaveTextContent('urls');
});

test('keeps everything of a delivery that it does not show', async () => {
  answers('get', '/api/connections/prom', saved);
  answers('post', '/api/connections/prom/test', { name: 'prom', state: 'ok', hint: '' });
  const put = answers('put', '/api/connections/prom', saved);
  const { user } = showRoutes(routes, '/connections/prom');
  await user.click(await screen.findByRole('button', { name: 'Save and test' }));
  await waitFor(() => expect(put).toHaveLength(1));
  const { delivery } = (await put[0]!.json()) as { delivery: unknown };
  expect(delivery).toEqual(saved.delivery);
});

test('wants the name typed before it forgets a connection', async () => {
  answers('get', '/api/connections/prom', saved);
  const { user } = showRoutes([...routes, { path: '/connections', element: <p>list</p> }], '/connections/prom');
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  answers('delete', '/api/connections/prom', null);
  await user.type(await screen.findByLabelText('Type “prom” to confirm'), 'prom{Enter}');
  expect(await screen.findByText('list')).toBeInTheDocument();
});
