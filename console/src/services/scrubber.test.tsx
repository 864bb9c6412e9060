import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '@/test/render';
import type { Decision } from './reads';
import { Scrubber } from './scrubber';

const end = Date.parse('2026-03-02T12:00:00Z');
const minute = 60_000;

test('at the end nothing comes next, and the last decision is behind, however old the end is', async () => {
  const begin = end + minute / 2;
  const last = { id: 1, at: new Date(begin).toISOString(), lastAt: new Date(begin).toISOString() } as Decision;
  const pick = vi.fn();
  const { user } = show(
    <Scrubber span={{ from: end - 30 * minute, to: end }} at={undefined} isMoving decisions={[last]} onPick={pick} />,
  );
  expect(await screen.findByRole('button', { name: 'Next decision' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Previous decision' }));
  expect(pick).toHaveBeenCalledWith(begin);
});
