import { Skeleton, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type ReactNode } from 'react';
import { problemOf } from '../api/problem';
import { useWords } from '../words/catalogue';
import { common } from '../words/common';
import { ProblemBox } from './problem-box';

interface EmptyProps {
  title: string;
  hint?: ReactNode;
  /** What one can do about it, such as a button. */
  children?: ReactNode;
}

/** There is nothing, and why. */
export function Empty({ title, hint, children }: EmptyProps) {
  return (
    <Stack align="center" gap={6} py={48} px="md" ta="center">
      <Text fw={600}>{title}</Text>
      {hint && (
        <Text c="dimmed" maw={520}>
          {hint}
        </Text>
      )}
      {children}
    </Stack>
  );
}

/** Lines where something will be, so that nothing jumps when it comes. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const t = useWords(common);
  return (
    <Stack gap={10} py="sm" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={14} width={`${95 - ((index * 17) % 40)}%`} animate={false} />
      ))}
    </Stack>
  );
}

export function NoPermission() {
  const t = useWords(common);
  return (
    <Stack align="center" gap={6} py={48} ta="center">
      <IconLock size={24} aria-hidden />
      <Text fw={600}>{t('noPermission')}</Text>
      <Text c="dimmed">{t('noPermissionHint')}</Text>
    </Stack>
  );
}

interface QueryState<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface AnswerProps<T> {
  of: QueryState<T>;
  loading?: ReactNode;
  children: (data: T) => ReactNode;
}

/** What a query answered; until then, and when it failed, what is the matter. What was read before stays in sight. */
export function Answer<T>({ of, loading, children }: AnswerProps<T>) {
  if (of.error !== null && of.error !== undefined) {
    if (problemOf(of.error).status === 403) return <NoPermission />;
    return (
      <Stack gap="sm">
        <ProblemBox thrown={of.error} onRetry={() => void of.refetch()} />
        {of.data !== undefined && children(of.data)}
      </Stack>
    );
  }
  if (of.data === undefined) return loading ?? <Loading />;
  return children(of.data);
}
