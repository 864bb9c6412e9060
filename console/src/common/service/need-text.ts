import type { Need } from '../api/attention';
import { shownState } from '../ui/states';
import { workName } from '../ui/work-name';
import { say } from '../words/catalogue';
import { language } from '../words/language';
import { told } from '../words/told';
import { heldText, reasonText } from './reason-text';
import { limitName, serviceWords } from './service-words';

/** What failed, with the step's name in the user's language before it; the control plane writes its key. */
export function failureText(failure: string): string {
  const [key = '', ...rest] = failure.split(': ');
  return rest.length === 0 ? told(failure) : `${workName(key)}: ${told(rest.join(': '))}`;
}

/** What something that needs a person is about: a service, a system, a template; never an id. */
export function needSubject(need: Need): string {
  switch (need.kind) {
    case 'TEMPLATE_FAILED':
      return need.words;
    case 'SYSTEM_UNREADABLE':
      // Of a service when the system answers others: then it is about that service's pool, and no outage.
      return need.service ?? need.subject ?? '';
    case 'KILL_SWITCH_ON':
      return need.service ?? say(serviceWords)('everything');
    case 'STUCK_WORKFLOW':
    case 'LAUNCH_BREAKER_OPEN':
    case 'NOT_EVALUATED':
    case 'AT_MAX_SIZE':
    case 'MAX_UNREACHABLE':
    case 'DRIFT':
      return need.service ?? say(serviceWords)('noService');
  }
}

/** What is the matter, in the user's language where its form is known. */
export function needText(need: Need): string {
  const t = say(serviceWords);
  switch (need.kind) {
    case 'STUCK_WORKFLOW':
      return failureText(need.words);
    case 'NOT_EVALUATED':
      return t('notDecidedFor', { minutes: /\d+/.exec(need.words)?.[0] ?? '?' });
    case 'KILL_SWITCH_ON':
      return `${shownState(need.subject ?? '').text[language()]} · ${need.words}`;
    case 'LAUNCH_BREAKER_OPEN':
    case 'AT_MAX_SIZE':
      return heldText(need.kind, need.words);
    case 'MAX_UNREACHABLE': {
      const room = /^max (\d+), can reach (\d+), limited by (.+)$/.exec(need.words);
      return room
        ? t('maxUnreachable', { max: room[1] ?? '', reachable: room[2] ?? '', limit: limitName(room[3]) })
        : told(need.words);
    }
    case 'DRIFT': {
      const [kind = '', ...detail] = need.words.split(': ');
      return `${shownState(kind).text[language()]}: ${told(detail.join(': '))}`;
    }
    case 'TEMPLATE_FAILED':
      return t('templateFailed');
    case 'SYSTEM_UNREADABLE':
      return reasonText(need.words);
  }
}
