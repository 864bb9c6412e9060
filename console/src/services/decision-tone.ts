import type { Tone } from '@/common/ui/tone';
import type { Decision } from './reads';

/** Something has to be mended before anything can be decided or done. */
const broken = new Set([
  'POOL_UNREADABLE',
  'VCENTER_UNREADABLE',
  'METRICS_UNREADABLE',
  'METRIC_MISSING',
  'METRIC_STALE',
  'LAUNCH_BREAKER_OPEN',
  'LAST_HEALTHY_MEMBER',
]);
/** Something was wanted that may not be. */
const refused = new Set(['KILL_SWITCH_ON', 'GROUP_SUSPENDED', 'AT_MAX_SIZE', 'DATA_INCOMPLETE', 'NOTHING_REMOVABLE']);

/** The colour of a decision: whether it acted, and if not, how bad that is. */
export function toneOf({ kind, reason }: Pick<Decision, 'kind' | 'reason'>): Tone {
  if (kind !== 'hold') return 'busy';
  if (reason === undefined || reason === 'WITHIN_THRESHOLDS' || reason === 'SIZE_REACHED') return 'ok';
  if (broken.has(reason)) return 'bad';
  return refused.has(reason) ? 'warn' : 'wait';
}
