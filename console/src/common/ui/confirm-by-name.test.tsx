import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { show } from '@/test/render';
import { Problem } from '../api/problem';
import { ConfirmByName } from './confirm-by-name';

function asked(more: Partial<Parameters<typeof ConfirmByName>[0]> = {}) {
  const onConfirm = vi.fn();
  const onClose = vi.fn();
  const shown = show(
    <ConfirmByName
      opened
      title="Delete shop"
      name="shop"
      consequences="2 VMs will be drained and destroyed, 3 stay."
      act="Delete 2 VMs"
      isRunning={false}
      onConfirm={onConfirm}
      onClose={onClose}
      {...more}
    />,
  );
  return { ...shown, onConfirm, onClose };
}

describe('a dangerous act', () => {
  test('says in numbers what will happen, and waits for the name', async () => {
    const { user, onConfirm } = asked();
    expect(screen.getByText('2 VMs will be drained and destroyed, 3 stay.')).toBeInTheDocument();
    const act = screen.getByRole('button', { name: 'Delete 2 VMs' });
    expect(act).toBeDisabled();
    await user.type(screen.getByLabelText('Type “shop” to confirm'), 'shop');
    await user.click(act);
    expect(onConfirm).toHaveBeenCalledWith('');
  });

  test('does nothing for another name, not even on Enter', async () => {
    const { user, onConfirm } = asked();
    await user.type(screen.getByLabelText('Type “shop” to confirm'), 'shopp{Enter}');
    expect(onConfirm).not.toHaveBeenCalled();
  });

  test('wants a reason where one is kept', async () => {
    const { user, onConfirm } = asked({ wantsReason: true });
    await user.type(screen.getByLabelText('Type “shop” to confirm'), 'shop');
    expect(screen.getByRole('button', { name: 'Delete 2 VMs' })).toBeDisabled();
    await user.type(screen.getByLabelText(/^Reason/), 'moved away');
    await user.click(screen.getByRole('button', { name: 'Delete 2 VMs' }));
    expect(onConfirm).toHaveBeenCalledWith('moved away');
  });

  test('shows its progress, and what went wrong', () => {
    asked({
      isRunning: true,
      progress: '1 of 2 drained',
      problem: new Problem(409, { code: 'workflows-unfinished', detail: 'shop is busy' }),
    });
    expect(screen.getByText('1 of 2 drained')).toBeInTheDocument();
    expect(screen.getByText('shop is busy')).toBeInTheDocument();
  });
});
