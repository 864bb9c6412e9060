import { Box } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Outlet } from 'react-router';
import { useSession, useSessionWatch } from '@/common/api/session';
import { changes } from '@/common/api/stream';
import { ProblemBox } from '@/common/ui/problem-box';
import { LogIn } from './log-in';
import { Starting } from './starting';

/** Shows the console to whoever is logged in, and the log-in to everybody else. */
export function Gate() {
  useSessionWatch();
  const session = useSession();
  if (session.error && !session.data) {
    return (
      <Box maw={560} mx="auto" mt="20vh" px="md">
        <ProblemBox thrown={session.error} onRetry={() => void session.refetch()} />
      </Box>
    );
  }
  if (session.data === undefined) return <Starting />;
  return session.data.loggedIn ? <Within /> : <LogIn />;
}

function Within() {
  const queries = useQueryClient();
  useEffect(() => changes.follow(queries), [queries]);
  return <Outlet />;
}
