import { catalogue, say } from '../words/catalogue';

/** How a service is doing, wherever that is said. */
export const serviceWords = catalogue('service', {
  en: {
    membersNow: '{{now}} ({{base}} + {{created}}) / {{min}}–{{max}}',
    membersUnknown: '? (? + {{created}}) / {{min}}–{{max}} · the pool could not be read',
    reachable: 'can reach {{reachable}}, limited by {{limit}}',
    addresses: 'free addresses',
    datastore: 'datastore space',
    hosts: 'host headroom',
    until: 'until {{time}}',
    cpuHigh: 'CPU {{value}} (adds above {{limit}})',
    cpuLow: 'CPU {{value}} (removes below {{limit}})',
    notEvaluated: 'nothing was decided lately',
    notDecidedFor: 'nothing was decided for {{minutes}} min',
    stopped: 'the kill switch is on',
    everything: 'Everything',
    noService: 'No service',
    more: '+{{count}}',
    maxUnreachable: 'max {{max}}, can reach {{reachable}}, limited by {{limit}}',
    templateFailed: 'making it has failed',
  },
  ko: {
    membersNow: '{{now}} ({{base}} + {{created}}) / {{min}}–{{max}}',
    membersUnknown: '? (? + {{created}}) / {{min}}–{{max}} · Pool을 조회하지 못함',
    reachable: '실제 {{reachable}}까지 가능, 제한: {{limit}}',
    addresses: '여유 IP',
    datastore: '데이터스토어 공간',
    hosts: '호스트 여유 자원',
    until: '{{time}}까지',
    cpuHigh: 'CPU {{value}} (증설 기준 {{limit}} 초과)',
    cpuLow: 'CPU {{value}} (축소 기준 {{limit}} 미만)',
    notEvaluated: '최근 판단 기록 없음',
    notDecidedFor: '{{minutes}}분 동안 판단 기록 없음',
    stopped: '긴급 정지가 켜져 있음',
    everything: '전체',
    noService: '서비스 없음',
    more: '외 {{count}}개',
    maxUnreachable: '최대 {{max}}대 중 {{reachable}}대까지 가능, 제한: {{limit}}',
    templateFailed: '템플릿 작업 실패',
  },
});

/** What holds max back, as the API says it or as it stands in a sentence of the control plane. */
export function limitName(limit: string | undefined): string {
  const t = say(serviceWords);
  switch (limit) {
    case 'addresses':
    case 'datastore':
    case 'hosts':
      return t(limit);
    case undefined:
      return '?';
    default: {
      const known = (['addresses', 'datastore', 'hosts'] as const).find((one) => serviceWords.en[one] === limit);
      return known ? t(known) : limit;
    }
  }
}
