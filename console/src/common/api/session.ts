import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, api, refusal, type Schemas, sessionEnded, xsrfHeader } from './client';
import { type Problem, problemOf } from './problem';
import { key } from './queries';

export type Session = Schemas['Session.Caller'];

const sessionKey = key('session');
const nobody: Session = { loggedIn: false };

/** Who is logged in, if anybody is. */
export function useSession() {
  return useQuery<Session, Problem>({
    queryKey: sessionKey,
    queryFn: ({ signal }) => answered(api.GET('/api/session', { signal })),
    staleTime: Infinity,
  });
}

/** As soon as any answer says that the session is over, the log-in shows; the URL stays, and with it the screen. */
export function useSessionWatch(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const forget = () => queries.setQueryData(sessionKey, nobody);
    sessionEnded.addEventListener('ended', forget);
    return () => sessionEnded.removeEventListener('ended', forget);
  }, [queries]);
}

async function send(path: string, form?: Record<string, string>): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: xsrfHeader(),
    ...(form && { body: new URLSearchParams(form) }),
  });
  if (response.ok) return;
  const told: unknown = await response.json().catch(() => ({}));
  throw refusal(response, told);
}

async function begin(queries: QueryClient): Promise<void> {
  await queries.refetchQueries({ queryKey: sessionKey });
  // Nothing that another user has read may stay.
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}

export function useLogIn() {
  const queries = useQueryClient();
  return useMutation<void, Problem, { username: string; password: string }>({
    mutationFn: async (credentials) => {
      await send('/api/login', credentials).catch((thrown: unknown) => {
        throw problemOf(thrown);
      });
    },
    onSuccess: () => begin(queries),
  });
}

export function useLogOut() {
  const queries = useQueryClient();
  return useMutation<void, Problem>({ mutationFn: () => send('/api/logout'), onSuccess: () => begin(queries) });
}
