import { say } from '@/common/words/catalogue';
import { holdReasons, isHoldReason } from '@/common/words/reasons';
import type { Decision } from './reads';
import { isActing, whyWords } from './why-words';

/** What was decided, in a few words of the user's language. */
export function decisionText({ kind, reason }: Pick<Decision, 'kind' | 'reason'>): string {
  const t = say(whyWords);
  if (isActing(kind)) return t(kind);
  return isHoldReason(reason) ? `${t('hold')}: ${say(holdReasons)(reason)}` : t('hold');
}
