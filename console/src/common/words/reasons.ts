import { catalogue } from './catalogue';

/** Why nothing was done: the reasons of `docs/why-did-it-not-scale.md`. */
export const holdReasons = catalogue('hold-reasons', {
  en: {
    WITHIN_THRESHOLDS: 'nothing asks for more or fewer members',
    ALERT_PENDING: 'a value is beyond its threshold, but its alert does not fire yet',
    KILL_SWITCH_ON: 'the kill switch is on',
    POOL_UNREADABLE: 'the F5 pool could not be read',
    VCENTER_UNREADABLE: 'vCenter could not be asked which VMs exist',
    METRICS_UNREADABLE: 'Prometheus could not be asked',
    METRIC_MISSING: 'there is no value to decide from',
    METRIC_STALE: 'the value to decide from is too old',
    ALERT_OUTDATED: 'an alert still fires, but the value is back within its threshold',
    OVERTAKEN: 'the service changed while this was being decided',
    WORKFLOW_RUNNING: 'an event is still running',
    COOLING_DOWN: 'cooling down after the last event',
    WARMING_UP: 'a new member does not count as capacity yet',
    AT_MAX_SIZE: 'at the maximum size',
    AT_MIN_SIZE: 'at the minimum size',
    SIZE_REACHED: 'the wanted size is reached already',
    GROUP_SUSPENDED: 'an operator has suspended this part',
    LAUNCH_BREAKER_OPEN: 'too many launches have failed',
    NOT_ALL_LOW: 'not every metric is low',
    DATA_INCOMPLETE: 'not every member is measured',
    STABILIZING: 'the need for fewer has not held long enough',
    NOTHING_REMOVABLE: 'no created member may be removed',
    WOULD_OVERLOAD_THE_REST: 'the others could not carry the load',
    LAST_HEALTHY_MEMBER: 'no healthy member would be left',
  },
  ko: {
    WITHIN_THRESHOLDS: '증설이나 축소가 필요하지 않음',
    ALERT_PENDING: '임계값을 벗어났지만 아직 알림이 발생하지 않음',
    KILL_SWITCH_ON: '긴급 정지가 켜져 있음',
    POOL_UNREADABLE: 'F5 Pool을 조회할 수 없음',
    VCENTER_UNREADABLE: 'vCenter에서 VM 목록을 조회할 수 없음',
    METRICS_UNREADABLE: 'Prometheus를 조회할 수 없음',
    METRIC_MISSING: '판단할 메트릭 값이 없음',
    METRIC_STALE: '판단할 메트릭 값이 오래됨',
    ALERT_OUTDATED: '알림은 발생 중이지만 값이 임계값 안으로 돌아옴',
    OVERTAKEN: '판단하는 동안 서비스가 변경됨',
    WORKFLOW_RUNNING: '진행 중인 이벤트가 있음',
    COOLING_DOWN: '마지막 이벤트 이후 쿨다운 중',
    WARMING_UP: '새 멤버가 워밍업 중이라 아직 용량에 포함되지 않음',
    AT_MAX_SIZE: '최대 VM 수에 도달함',
    AT_MIN_SIZE: '최소 VM 수에 도달함',
    SIZE_REACHED: '이미 원하는 VM 수임',
    GROUP_SUSPENDED: '운영자가 일시 중지함',
    LAUNCH_BREAKER_OPEN: '생성 실패가 반복되어 차단됨',
    NOT_ALL_LOW: '모든 메트릭이 낮지는 않음',
    DATA_INCOMPLETE: '일부 멤버의 메트릭이 없음',
    STABILIZING: '축소 조건이 안정화 시간만큼 유지되지 않음',
    NOTHING_REMOVABLE: '제거할 수 있는 생성 멤버가 없음',
    WOULD_OVERLOAD_THE_REST: '축소하면 나머지 멤버가 부하를 감당할 수 없음',
    LAST_HEALTHY_MEMBER: '정상 멤버가 남지 않게 됨',
  },
});

export type HoldReason = keyof (typeof holdReasons)['en'];

export function isHoldReason(reason: string | undefined): reason is HoldReason {
  return reason !== undefined && reason in holdReasons.en;
}
