import type { UserEvent } from '@testing-library/user-event';
import { screen, waitFor } from '@testing-library/react';
import { expect, vi } from 'vitest';

/** Presses the button that exports a list, and reads the file that the browser would have saved: its lines, without the mark. */
export async function exported(user: UserEvent): Promise<string[]> {
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const files: Blob[] = [];
  URL.createObjectURL = (file) => {
    files.push(file as Blob);
    return 'blob:file';
  };
  URL.revokeObjectURL = () => undefined;
  await user.click(screen.getByRole('button', { name: 'CSV' }));
  await waitFor(() => expect(saved).toHaveBeenCalled());
  saved.mockRestore();
  const text = (await files[0]?.text()) ?? '';
  return text.replace('\uFEFF', '').trimEnd().split('\r\n');
}
