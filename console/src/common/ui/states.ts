import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowDownRight,
  IconArrowUpRight,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconDroplet,
  IconEye,
  IconHandStop,
  IconHelpCircle,
  IconLoader,
  IconPlayerPause,
  type Icon,
} from '@tabler/icons-react';
import type { Both } from '../words/language';
import type { Tone } from './tone';

export interface ShownState {
  tone: Tone;
  icon: Icon;
  text: Both;
}

function shown(tone: Tone, icon: Icon, en: string, ko: string): ShownState {
  return { tone, icon, text: { en, ko } };
}

const done = shown('ok', IconCircleCheck, 'done', '완료');
const undone = shown('warn', IconArrowBackUp, 'undone', '되돌림');
const failed = shown('bad', IconCircleX, 'failed', '실패');
const running = shown('busy', IconLoader, 'running', '진행 중');

/** Every state that the server knows, of members, workflows, events, steps, alerts, templates, checks and switches. */
export const states: Readonly<Record<string, ShownState>> = {
  // members
  provisioning: shown('busy', IconLoader, 'provisioning', '준비 중'),
  probing: shown('busy', IconLoader, 'probing', '상태 확인 중'),
  'in-service': shown('ok', IconCircleCheck, 'in service', '서비스 중'),
  'out-of-service': shown('wait', IconCircleMinus, 'out of service', '서비스 제외'),
  draining: shown('busy', IconDroplet, 'draining', '드레인 중'),
  unhealthy: shown('bad', IconAlertTriangle, 'unhealthy', '비정상'),
  terminated: shown('wait', IconCircleMinus, 'terminated', '종료됨'),
  abandoned: shown('wait', IconArrowBackUp, 'abandoned', '생성 취소됨'),
  // members of a pool, as F5 shows them
  up: shown('ok', IconCircleCheck, 'up', '정상'),
  down: shown('bad', IconCircleX, 'down', '다운'),
  checking: shown('busy', IconLoader, 'checking', '확인 중'),
  unchecked: shown('wait', IconHelpCircle, 'no monitor', '모니터 없음'),
  'forced-offline': shown('warn', IconCircleMinus, 'forced offline', '강제 오프라인'),
  // workflows, events, steps
  pending: shown('wait', IconCircleDashed, 'not yet', '대기'),
  running,
  started: running,
  waiting: shown('wait', IconClock, 'waiting', '기다리는 중'),
  parked: shown('warn', IconPlayerPause, 'parked', '정지 대기'),
  completed: done,
  succeeded: done,
  done,
  partial: shown('warn', IconAlertTriangle, 'partly done', '일부 완료'),
  observed: shown('wait', IconEye, 'only told', '권고만 함'),
  undoing: shown('warn', IconArrowBackUp, 'undoing', '되돌리는 중'),
  undone,
  stuck: shown('bad', IconHandStop, 'needs a person', '조치 필요'),
  resolved: shown('wait', IconCircleCheck, 'resolved', '해결됨'),
  failed,
  // builds and their stages, in Jenkins' words
  'in-progress': running,
  'paused-pending-input': shown('wait', IconClock, 'waits for somebody', '입력 대기'),
  success: done,
  unstable: shown('warn', IconAlertTriangle, 'unstable', '불안정'),
  aborted: shown('warn', IconCircleMinus, 'aborted', '중단됨'),
  'not-executed': shown('wait', IconCircleMinus, 'passed over', '건너뜀'),
  // alerts
  firing: shown('bad', IconAlertTriangle, 'firing', '발생 중'),
  // templates
  creating: shown('busy', IconLoader, 'creating', '생성 중'),
  ready: shown('ok', IconCircleCheck, 'ready', '사용 가능'),
  renaming: shown('busy', IconLoader, 'renaming', '이름 변경 중'),
  deleting: shown('busy', IconLoader, 'deleting', '삭제 중'),
  missing: shown('bad', IconCircleX, 'missing', '없음'),
  // checks and integrations
  ok: shown('ok', IconCircleCheck, 'ok', '정상'),
  pass: shown('ok', IconCircleCheck, 'passed', '통과'),
  warn: shown('warn', IconAlertTriangle, 'warning', '경고'),
  fail: failed,
  skipped: shown('wait', IconCircleMinus, 'not checked', '확인 안 함'),
  'in-effect': shown('ok', IconCircleCheck, 'in effect', '적용됨'),
  live: shown('ok', IconCircleCheck, 'in effect', '적용됨'),
  unmanaged: shown('wait', IconHelpCircle, 'looked after by people', '수동 관리'),
  'not-needed': shown('wait', IconCircleMinus, 'not needed', '필요 없음'),
  absent: shown('wait', IconCircleMinus, 'not there', '없음'),
  different: shown('warn', IconAlertTriangle, 'different', '다름'),
  'left-over': shown('warn', IconAlertTriangle, 'left over', '남아 있음'),
  unknown: shown('wait', IconHelpCircle, 'unknown', '알 수 없음'),
  // configs and services
  enabled: shown('ok', IconCircleCheck, 'enabled', '활성'),
  disabled: shown('wait', IconCircleMinus, 'disabled', '비활성'),
  act: shown('ok', IconCircleCheck, 'acts', '실행 모드'),
  observe: shown('wait', IconEye, 'observes', '권고 모드'),
  suspended: shown('warn', IconPlayerPause, 'suspended', '일시 중지'),
  holding: shown('wait', IconPlayerPause, 'holding', '보류'),
  'scaling-out': shown('busy', IconArrowUpRight, 'scaling out', '증설 중'),
  'scaling-in': shown('busy', IconArrowDownRight, 'scaling in', '축소 중'),
  advising: shown('wait', IconEye, 'would act', '권고 중'),
  stopped: shown('warn', IconPlayerPause, 'stopped', '정지됨'),
  'not-evaluated': shown('bad', IconHelpCircle, 'not evaluated', '평가 안 됨'),
  steady: shown('ok', IconCircleCheck, 'steady', '안정'),
  // addresses
  free: shown('wait', IconCircle, 'free', '미사용'),
  reserved: shown('busy', IconCircleDashed, 'reserved', '예약됨'),
  held: shown('ok', IconCircleCheck, 'in use', '사용 중'),
  'in-use': shown('ok', IconCircleCheck, 'in use', '사용 중'),
  quarantined: shown('wait', IconClock, 'resting', '재사용 대기'),
  conflict: shown('bad', IconAlertTriangle, 'conflict', '충돌'),
  // kill switch
  off: shown('ok', IconCircleCheck, 'off', '꺼짐'),
  'no-new-work': shown('warn', IconPlayerPause, 'no new work', '신규 작업 중지'),
  'stop-now': shown('bad', IconHandStop, 'stop now', '즉시 정지'),
};

/** In the API's two ways of writing: `IN_SERVICE`, `in-service`. A state that is not known is shown as it came. */
export function shownState(state: string): ShownState {
  const word = state.toLowerCase().replaceAll('_', '-');
  return states[word] ?? shown('wait', IconHelpCircle, word.replaceAll('-', ' '), word.replaceAll('-', ' '));
}
