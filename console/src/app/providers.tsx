import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newQueryClient } from '@/common/api/queries';
import { theme, variables } from './theme';

/** What every screen stands in. Tests give their own client. */
export function Providers({ children, queries }: { children: ReactNode; queries?: QueryClient }) {
  const [client] = useState(() => queries ?? newQueryClient());
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Notifications position="bottom-right" autoClose={6_000} />
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
