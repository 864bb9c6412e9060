import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { showRoutes } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Gate } from './gate';

const routes = [{ element: <Gate />, children: [{ path: '*', element: <p>inside</p> }] }];

test('asks who is there, and shows the console after the log-in', async () => {
  answers('get', '/api/session', { loggedIn: false });
  const { user } = showRoutes(routes, '/events?state=STUCK');
  await user.type(await screen.findByLabelText('User name'), 'admin');
  await user.type(screen.getByLabelText('Password'), 'secret');
  const sent = answers('post', '/api/login', {});
  answers('get', '/api/session', { loggedIn: true, user: 'admin' });
  await user.click(screen.getByRole('button', { name: 'Log in' }));
  expect(await screen.findByText('inside')).toBeInTheDocument();
  expect(await sent[0]!.text()).toBe('username=admin&password=secret');
});

test('says that the password is wrong', async () => {
  answers('get', '/api/session', { loggedIn: false });
  refuses('post', '/api/login', 401, { code: 'not-logged-in' });
  const { user } = showRoutes(routes);
  await user.type(await screen.findByLabelText('User name'), 'admin');
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  expect(await screen.findByText('User name or password is wrong')).toBeInTheDocument();
});

test('says how long to wait after too many attempts', async () => {
  answers('get', '/api/session', { loggedIn: false });
  refuses('post', '/api/login', 429, { code: 'too-many-attempts', detail: 'Too many failed log-ins: wait 30 s.' });
  const { user } = showRoutes(routes);
  await user.type(await screen.findByLabelText('User name'), 'admin');
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  await waitFor(() => expect(screen.getByText('Too many failed log-ins: wait 30 s.')).toBeInTheDocument());
});

test('says that nobody answers', async () => {
  refuses('get', '/api/session', 503, { code: 'database-unavailable' });
  showRoutes(routes);
  expect(await screen.findByRole('alert')).toHaveTextContent('The database does not answer');
});
