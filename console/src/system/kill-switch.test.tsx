import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { KillSwitchPanel } from './kill-switch-panel';

const off = { position: 'OFF', services: [] };

test('turns the switch with a reason, and says how many events it meets', async () => {
  answers('get', '/api/system/kill-switch', off);
  answers('get', '/api/autoscaling/events', { items: [], total: 2 });
  const turned = answers('put', '/api/system/kill-switch', { ...off, position: 'STOP_NOW' });
  const { user } = show(<KillSwitchPanel />);
  await user.click(await screen.findByRole('button', { name: 'Change the kill switch: Everything' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('2 events run now.')).toBeInTheDocument();
  await user.click(within(dialog).getByRole('radio', { name: 'Stop now' }));
  const act = within(dialog).getByRole('button', { name: 'Change to “Stop now”' });
  expect(act).toBeDisabled();
  await user.type(within(dialog).getByLabelText(/^Reason/), 'storm');
  await user.click(act);
  await waitFor(() => expect(turned).toHaveLength(1));
  expect(await turned[0]!.json()).toEqual({ position: 'stop-now', reason: 'storm' });
});

test('shows which service is held, by whom and why, and releases it', async () => {
  const held = {
    service: 'shop',
    position: 'NO_NEW_WORK',
    by: 'kim',
    at: '2026-11-23T12:00:00Z',
    reason: 'release day',
  };
  answers('get', '/api/system/kill-switch', { ...off, services: [held] });
  answers('get', '/api/autoscaling/events', { items: [], total: 0 });
  const turned = answers('put', '/api/system/kill-switch/shop', off);
  const { user } = show(<KillSwitchPanel />);
  expect(await screen.findByText(/kim, release day/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Release: shop' }));
  await user.type(await screen.findByLabelText(/^Reason/), 'over{Enter}');
  await waitFor(() => expect(turned).toHaveLength(1));
  expect(await turned[0]!.json()).toEqual({ position: 'off', reason: 'over' });
});

test('says when the services to choose from cannot be read', async () => {
  answers('get', '/api/system/kill-switch', off);
  answers('get', '/api/autoscaling/events', { items: [], total: 0 });
  refuses('get', '/api/autoscaling/configs', 503, { code: 'database-unavailable', detail: 'no connection' });
  const { user } = show(<KillSwitchPanel />);
  await user.click(await screen.findByRole('button', { name: 'Stop one service…' }));
  expect(await screen.findByText('The database does not answer: try again')).toBeInTheDocument();
});
