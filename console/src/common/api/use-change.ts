import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { briefly } from '../ui/problem-words';
import { requestKey } from './client';
import { type Problem, problemOf } from './problem';
import { key, type Topic } from './queries';

interface Change<In, Out> {
  /** Does it; `idempotencyKey` stays the same while the same order is sent again after a failure that leaves open whether it was done. */
  run: (order: In, idempotencyKey: string) => Promise<Out>;
  /** What is read again afterwards. */
  touches: Topic[];
  /** What is said when it was done; nothing when the screen shows it anyway. */
  done?: (answer: Out, order: In) => string;
  onDone?: (answer: Out, order: In) => void;
  /** Nothing stays in sight that could show the error, such as an item of a menu that has closed: a notification tells it. */
  isBrief?: boolean;
}

/** An order to the server: sent once, its failure at hand as a problem, and what it touches read again. */
export function useChange<In = void, Out = unknown>(change: Change<In, Out>) {
  const queries = useQueryClient();
  const readAgain = (topics: readonly Topic[]) =>
    Promise.all(topics.map((topic) => queries.invalidateQueries({ queryKey: key(topic) })));
  const unanswered = useRef<{ order: string; idempotencyKey: string } | undefined>(undefined);
  return useMutation<Out, Problem, In>({
    mutationFn: async (order) => {
      const same = unanswered.current?.order === JSON.stringify(order) ? unanswered.current : undefined;
      const idempotencyKey = same?.idempotencyKey ?? requestKey();
      unanswered.current = undefined;
      try {
        return await change.run(order, idempotencyKey);
      } catch (thrown) {
        const problem = problemOf(thrown);
        // Without an answer, or with one of a proxy, nobody knows whether it was done: sent again it must count once.
        if (problem.isTemporary || problem.code === 'outcome-unknown')
          unanswered.current = { order: JSON.stringify(order), idempotencyKey };
        throw problem;
      }
    },
    onError: (problem) => {
      // Who opens it anew must find what the others have made of it.
      if (problem.status === 412) void readAgain(change.touches);
      if (change.isBrief) notifications.show({ color: 'red', message: briefly(problem) });
    },
    onSuccess: async (answer, order) => {
      change.onDone?.(answer, order);
      const text = change.done?.(answer, order);
      if (text !== undefined) notifications.show({ message: text });
      // Whatever is done is in the audit list, of which the stream does not tell.
      await Promise.all([readAgain(change.touches), queries.invalidateQueries({ queryKey: key('system', 'audit') })]);
    },
  });
}
