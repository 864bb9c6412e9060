import { say } from '@/common/words/catalogue';
import { formWords } from './form-words';

/** Where a proposed value comes from, in the user's language; what is not known by its form is told as the server told it. */
export function originText(from: string): string {
  const t = say(formWords);
  const most = /^(\d+) of (\d+) (.+)$/.exec(from);
  if (most) {
    const [, count = '', all = '', whose = ''] = most;
    if (whose.startsWith('targets')) return t('from.targets', { count: Number(count), all });
    if (whose === 'base VMs') return t('from.vms', { count: Number(count), all });
    return t('from.most', { count: Number(count), all });
  }
  const named = /^(virtual server|monitor) (.+)$/.exec(from);
  if (named) return t(named[1] === 'monitor' ? 'from.monitor' : 'from.virtual', { name: named[2] ?? '' });
  if (from === 'the base members') return t('from.base');
  if (from === 'the base members and two more') return t('from.baseTwo');
  if (from.startsWith('nothing is known')) return t('from.nothing');
  return from;
}
