import type { Schemas } from '@/common/api/client';
import { failureText } from '@/common/service/need-text';
import { reasonText } from '@/common/service/reason-text';
import { nowMillis } from '@/common/time/clock';
import { durationText, fullTimeText } from '@/common/time/time-text';
import { shownState } from '@/common/ui/states';
import { workName } from '@/common/ui/work-name';
import { say } from '@/common/words/catalogue';
import { language } from '@/common/words/language';
import { told } from '@/common/words/told';
import type { Step } from './timeline';
import { words } from './words';

/** An event as plain text, for a ticket. */
export function eventText(event: Schemas['EventView'], link: string): string {
  const t = say(words);
  const now = language();
  const took = (from: string, to: string | undefined) =>
    durationText((to ? Date.parse(to) : nowMillis()) - Date.parse(from), now);
  const stateOf = (state: string) => shownState(state).text[now];
  const stepLine = (step: Step) =>
    [
      `  ${stateOf(step.state)}: ${workName(step.key)} (${step.key})`,
      step.startedAt && took(step.startedAt, step.endedAt),
      step.attempts > 1 && t('attempts', { count: step.attempts }),
      step.undoneAt && t('undoneAt', { time: fullTimeText(step.undoneAt, now) }),
      step.message && told(step.message),
    ]
      .filter(Boolean)
      .join(', ');
  const head = [
    t('text.head', { id: event.id, kind: workName(event.kind), service: event.service, state: stateOf(event.state) }),
    t('text.reason', { reason: reasonText(event.reason) }),
    t(event.endedAt ? 'text.begun' : 'text.running', {
      from: fullTimeText(event.createdAt, now),
      took: took(event.createdAt, event.endedAt),
    }),
    t('text.link', { link }),
  ];
  const lanes = event.workflows.flatMap((work) => [
    '',
    `${work.name}: ${stateOf(work.state)}`,
    ...(work.failure ? [`  ${t('text.cause', { failure: failureText(work.failure) })}`] : []),
    ...(work.hint ? [`  ${t('text.hint', { hint: told(work.hint) })}`] : []),
    ...work.steps.filter((step) => step.startedAt).map(stepLine),
  ]);
  return [...head, ...lanes, ''].join('\n');
}
