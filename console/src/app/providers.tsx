import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { newQueryClient } from '@/common/api/queries';
import { catalogue, useWords } from '@/common/words/catalogue';
import { theme, variables } from './theme';

/** What the components' own buttons without text are called. */
const words = catalogue('buttons', {
  en: { close: 'Close', password: 'Show or hide the password' },
  ko: { close: '닫기', password: '비밀번호 표시 또는 숨기기' },
});

function useSpokenTheme() {
  const t = useWords(words);
  return useMemo(() => {
    const closing = { defaultProps: { closeButtonProps: { 'aria-label': t('close') } } };
    const showing = { defaultProps: { visibilityToggleButtonProps: { 'aria-label': t('password') } } };
    return mergeThemeOverrides(theme, {
      components: { Modal: closing, Notification: closing, PasswordInput: showing },
    });
  }, [t]);
}

/** What every screen stands in. Tests give their own client. */
export function Providers({ children, queries }: { children: ReactNode; queries?: QueryClient }) {
  const [client] = useState(() => queries ?? newQueryClient());
  const spoken = useSpokenTheme();
  return (
    <MantineProvider theme={spoken} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Notifications position="bottom-right" autoClose={6_000} />
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
