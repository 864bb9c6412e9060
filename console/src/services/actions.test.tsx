import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Actions } from './actions';
import type { ServiceRow } from './reads';
import { config, configs, now, row } from './sample.test-data';

function acts(of: ServiceRow = row) {
  return show(<Actions row={of} config={{ value: config, etag: '"7"' }} />, '/services/shop');
}

describe('acts on a service', () => {
  test('scaling says in numbers what will happen, wants the name, and leads to the event', async () => {
    const ordered = answers(
      'post',
      `${configs}/scale`,
      { event: 'e9', kind: 'scale-in', count: 1, why: 'ordered' },
      202,
    );
    const { user, router } = acts();
    await user.click(screen.getByRole('button', { name: 'Scale' }));
    expect(screen.getByText('1 VM will be cloned and put into the pool: 4 members then.')).toBeInTheDocument();
    const more = screen.getByLabelText('Members more (negative: fewer)');
    await user.clear(more);
    await user.type(more, '-1');
    expect(screen.getByText('1 VM will be drained and destroyed, 2 stay.')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Reason'), 'night');
    await user.type(screen.getByLabelText('Type “shop” to confirm'), 'shop');
    await user.click(screen.getByRole('button', { name: 'Scale to 2' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/events/e9'));
    expect(await ordered[0]!.json()).toEqual({ by: -1, reason: 'night' });
  });

  test('scaling takes only whole numbers, also of fewer', async () => {
    const ordered = answers('post', `${configs}/scale`, { kind: 'scale-in', count: 2, why: 'ordered' }, 202);
    const { user } = acts();
    await user.click(screen.getByRole('button', { name: 'Scale' }));
    const dialog = screen.getByRole('dialog');
    await user.type(screen.getByLabelText('Type “shop” to confirm'), 'shop');
    const more = screen.getByLabelText('Members more (negative: fewer)');
    await user.clear(more);
    expect(within(dialog).getByRole('button', { name: 'Scale' })).toBeDisabled();
    await user.type(more, '-');
    expect(within(dialog).getByRole('button', { name: 'Scale' })).toBeDisabled();
    await user.type(more, '2');
    await user.click(screen.getByRole('button', { name: 'Scale to 1' }));
    await waitFor(() => expect(ordered).toHaveLength(1));
    expect(await ordered[0]!.json()).toEqual({ by: -2 });
  });

  test('scaling says when the wanted size is out of bounds, and why the server holds', async () => {
    refuses('post', `${configs}/scale`, 409, { code: 'held', detail: 'the kill switch is on', hold: 'KILL_SWITCH_ON' });
    const { user } = acts();
    await user.click(screen.getByRole('button', { name: 'Scale' }));
    await user.click(screen.getByText('to a size'));
    const size = screen.getByLabelText('Members in all, base members included');
    await user.clear(size);
    await user.type(size, '9');
    expect(screen.getByText('9 members are outside of 2 to 6.')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Type “shop” to confirm'), 'shop{Enter}');
    expect(await screen.findByText('the kill switch is on')).toBeInTheDocument();
  });

  test('suspends one part and resumes another, with one reason', async () => {
    const suspended = answers('post', `${configs}/suspend`, config);
    const resumed = answers('post', `${configs}/resume`, config);
    const { user } = acts();
    await user.click(screen.getByRole('button', { name: 'Suspend or resume' }));
    expect(screen.getByRole('button', { name: 'Apply' })).toBeDisabled();
    await user.click(screen.getByLabelText('Scale in: remove members'));
    await user.click(screen.getByLabelText('Heal: replace unhealthy members'));
    await user.type(screen.getByLabelText(/^Reason/), 'load test');
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(resumed).toHaveLength(1));
    expect(await suspended[0]!.json()).toEqual({ parts: ['in'], reason: 'load test' });
    expect(await resumed[0]!.json()).toEqual({ parts: ['heal'], reason: 'load test' });
  });

  test('disabling wants a reason and says what stays', async () => {
    const disabled = answers('post', `${configs}/disable`, config);
    const { user } = acts();
    await user.click(screen.getByRole('button', { name: 'More actions' }));
    // Nothing has a place in jsdom, so the menu believes that it is out of sight.
    await user.click(await screen.findByRole('menuitem', { name: 'Disable', hidden: true }));
    expect(screen.getByText(/Created VMs stay on, in the pool/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Disable' })).toBeDisabled();
    await user.type(screen.getByLabelText(/Reason/), 'moved');
    await user.click(screen.getByRole('button', { name: 'Disable' }));
    await waitFor(() => expect(disabled).toHaveLength(1));
  });

  test('enabling runs the checks, and goes past a failed one only with a reason', async () => {
    answers('post', `${configs}/preflight`, {
      service: 'shop',
      at: now,
      verdict: 'fail',
      items: [
        {
          key: 'template',
          title: 'template',
          verdict: 'fail',
          found: 'no template shop-template',
          hint: 'make it',
          evidence: [],
        },
      ],
      effectiveMax: { max: 6, reachable: 6, words: '', rooms: [] },
    });
    answers('get', `${configs}/preview`, {
      items: [
        {
          part: 'jenkins-job',
          system: 'Jenkins ci',
          path: 'autoscale/shop/config.xml',
          diff: '--- a\n+++ b\n@@ -0,0 +1 @@\n+<flow-definition/>\n',
          after: '<flow-definition/>',
        },
      ],
    });
    const enabled = answers('post', `${configs}/enable`, config);
    const { user } = acts({ ...row, enabled: false, state: 'DISABLED' });
    await user.click(screen.getByRole('button', { name: 'Enable' }));
    expect(await screen.findByText('Jenkins job')).toBeInTheDocument();
    expect(screen.getByText(/\+<flow-definition\/>/)).toBeInTheDocument();
    expect(await screen.findByText('no template shop-template')).toBeInTheDocument();
    const anyway = screen.getByRole('button', { name: 'Enable all the same' });
    expect(anyway).toBeDisabled();
    await user.type(screen.getByLabelText(/Reason/), 'it is made tonight');
    await user.click(anyway);
    await waitFor(() => expect(enabled).toHaveLength(1));
    expect(await enabled[0]!.json()).toEqual({ override: true, reason: 'it is made tonight' });
  });
});
