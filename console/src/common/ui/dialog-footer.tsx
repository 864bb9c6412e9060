import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog-footer.module.css';

/** What a dialog asks and its buttons: in sight however long the dialog is. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <Stack gap="sm" className={classes.footer}>
      {children}
    </Stack>
  );
}
