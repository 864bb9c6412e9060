import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { showRoutes } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Component } from './event-detail';

const step = (key: string, state: string, more = {}) => ({
  key,
  state,
  attempts: state === 'PENDING' ? 0 : 1,
  failures: 0,
  undoAttempts: 0,
  ...(state !== 'PENDING' && { startedAt: '2026-11-23T12:00:00Z', endedAt: '2026-11-23T12:00:38Z' }),
  ...more,
});

const stuck = {
  id: 'e0',
  service: 'shop',
  kind: 'scale-out',
  state: 'STUCK',
  reason: 'CPU is 86 %',
  createdAt: '2026-11-23T12:00:00Z',
  workflows: [
    {
      id: 'w0',
      member: 'm3',
      name: 'shop-as03',
      kind: 'scale-out',
      state: 'STUCK',
      forwardOnly: false,
      createdAt: '2026-11-23T12:00:00Z',
      failure: 'clone-vm: vCenter main: the task could not be found',
      hint: 'Look in vCenter whether shop-as03 exists.',
      steps: [
        step('reserve-ip-address', 'DONE'),
        step('clone-vm', 'FAILED', { attempts: 3, message: 'task-17 is unknown' }),
        step('power-on-vm', 'PENDING'),
      ],
    },
  ],
};

const routes = [{ path: '/events/:id', Component }];

const info = { version: '1', installation: 'a', database: 'H2', java: '25', now: '2026-11-23T12:00:00Z' };

const membersPath = '/api/autoscaling/configs/shop/members';

beforeEach(() => {
  answers('get', '/api/system/info', info);
  answers('get', membersPath, { items: [], total: 0 });
});

test('shows the failed step open, with its cause and what one can do', async () => {
  answers('get', '/api/autoscaling/events/e0', stuck);
  showRoutes(routes, '/events/e0');
  const lane = await screen.findByRole('region', { name: 'shop-as03' });
  expect(within(lane).getByText('Clone the VM: vCenter main: the task could not be found')).toBeInTheDocument();
  expect(within(lane).getByText('Look in vCenter whether shop-as03 exists.')).toBeInTheDocument();
  expect(within(lane).getByText('task-17 is unknown')).toBeInTheDocument();
  expect(within(lane).getByText(/3 attempts/)).toBeInTheDocument();
});

test('opens a step that was done, and none that was not begun', async () => {
  answers('get', '/api/autoscaling/events/e0', stuck);
  const { user } = showRoutes(routes, '/events/e0');
  const reserve = await screen.findByRole('button', { name: /Reserve an address/ });
  expect(reserve).toHaveAttribute('aria-expanded', 'false');
  await user.click(reserve);
  expect(reserve).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByRole('button', { name: /Power on/ })).toBeDisabled();
});

test('says of a step that fails that it is tried again, and why it fails', async () => {
  const message = 'F5 main: add 10.0.0.21:8080: no answer; check that the management address is reachable from here';
  const steps = [step('add-pool-member', 'STARTED', { failures: 2, message })];
  const [work] = stuck.workflows;
  answers('get', '/api/autoscaling/events/e0', {
    ...stuck,
    state: 'RUNNING',
    workflows: [{ ...work, state: 'WAITING', failure: undefined, hint: undefined, steps }],
  });
  showRoutes(routes, '/events/e0');
  expect(await screen.findByText('failed 2 times in a row, is tried again')).toBeInTheDocument();
  expect(screen.getByText(/check that the management address/)).toBeInTheDocument();
});

test('orders a retry with a reason', async () => {
  answers('get', '/api/autoscaling/events/e0', stuck);
  const ordered = answers('post', '/api/autoscaling/workflows/w0/retry', { workflow: 'w0', order: 'retry' }, 202);
  const { user } = showRoutes(routes, '/events/e0');
  await user.click(await screen.findByRole('button', { name: 'Retry' }));
  const dialog = await screen.findByRole('dialog', { name: 'Retry shop-as03' });
  const act = within(dialog).getByRole('button', { name: 'Retry' });
  expect(act).toBeDisabled();
  await user.type(within(dialog).getByLabelText(/Reason/), 'vCenter is back');
  await user.click(act);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(await ordered[0]!.json()).toEqual({ reason: 'vCenter is back' });
  expect(ordered[0]!.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
});

test('says in the dialog why the order was refused', async () => {
  answers('get', '/api/autoscaling/events/e0', stuck);
  refuses('post', '/api/autoscaling/workflows/w0/resolve', 409, {
    code: 'workflow-not-stuck',
    detail: 'it goes on already',
  });
  const { user } = showRoutes(routes, '/events/e0');
  await user.click(await screen.findByRole('button', { name: 'Resolve' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/Reason/), 'put right{Enter}');
  expect(await within(dialog).findByText('it goes on already')).toBeInTheDocument();
});

test('leads to the Jenkins build that drives it', async () => {
  const driver = {
    engine: 'jenkins',
    state: 'CLAIMED',
    build: 'shop #14',
    buildUrl: 'https://jenkins/job/shop/14/',
    note: '',
  };
  answers('get', '/api/autoscaling/events/e0', { ...stuck, driver });
  refuses('get', '/api/autoscaling/events/e0/build', 404, { code: 'build-unknown', detail: 'it is gone' });
  showRoutes(routes, '/events/e0');
  expect(await screen.findByRole('link', { name: 'Jenkins build shop #14' })).toHaveAttribute('href', driver.buildUrl);
});

test('says that there is no such event', async () => {
  refuses('get', '/api/autoscaling/events/gone', 404, { code: 'event-unknown', detail: 'There is no event gone' });
  showRoutes(routes, '/events/gone');
  expect(await screen.findByText('There is no event gone')).toBeInTheDocument();
});

test('leads to its lines in the log where that can be searched, and to the alerts of its time', async () => {
  answers('get', '/api/system/info', { ...info, logSearch: 'https://grafana/explore?q={event}' });
  answers('get', '/api/autoscaling/events/e0', { ...stuck, endedAt: '2026-11-23T12:10:00Z' });
  showRoutes(routes, '/events/e0');
  expect(await screen.findByRole('link', { name: 'Search the log' })).toHaveAttribute(
    'href',
    'https://grafana/explore?q=e0',
  );
  expect(screen.getByRole('link', { name: 'Alerts at that time' })).toHaveAttribute(
    'href',
    '/alerts?service=shop&from=2026-11-23T11:00:00.000Z&to=2026-11-23T12:10:00Z',
  );
});

test('takes back only after the member’s name, and says what that destroys', async () => {
  answers('get', '/api/autoscaling/events/e0', stuck);
  const ordered = answers('post', '/api/autoscaling/workflows/w0/undo', { workflow: 'w0', order: 'undo' }, 202);
  const { user } = showRoutes(routes, '/events/e0');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  const dialog = await screen.findByRole('dialog', { name: 'Take back shop-as03' });
  expect(within(dialog).getByText(/what was made is destroyed/)).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText(/^Reason/), 'wrong network');
  expect(within(dialog).getByRole('button', { name: 'Undo' })).toBeDisabled();
  await user.type(within(dialog).getByLabelText('Type “shop-as03” to confirm'), 'shop-as03{Enter}');
  await waitFor(() => expect(ordered).toHaveLength(1));
  expect(await ordered[0]!.json()).toEqual({ reason: 'wrong network' });
});

test('says of an event that was only told that nothing was done', async () => {
  answers('get', '/api/autoscaling/events/e0', { ...stuck, state: 'OBSERVED', workflows: [] });
  showRoutes(routes, '/events/e0');
  expect(await screen.findByText('Nothing was done')).toBeInTheDocument();
});

test('offers no way back past the point of no return', async () => {
  const [work] = stuck.workflows;
  answers('get', '/api/autoscaling/events/e0', { ...stuck, workflows: [{ ...work, forwardOnly: true }] });
  showRoutes(routes, '/events/e0');
  expect(await screen.findByRole('button', { name: 'Retry' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
});

test('leads to the VM of a member that is still there, in the vSphere Client', async () => {
  answers('get', '/api/autoscaling/events/e0', stuck);
  const vmPage = 'https://vc/ui/app/vm;nav=v/urn:vmomi:VirtualMachine:vm-73:a1/summary';
  answers('get', membersPath, { items: [{ name: 'shop-as03', vmPage }], total: 1 });
  showRoutes(routes, '/events/e0');
  expect(await screen.findByRole('link', { name: 'VM in vSphere' })).toHaveAttribute('href', vmPage);
});
