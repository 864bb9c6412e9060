import { catalogue } from '../words/catalogue';

/** How a service is doing, wherever that is said. */
export const serviceWords = catalogue('service', {
  en: {
    membersNow: '{{now}} ({{base}} + {{created}}) / {{min}}–{{max}}',
    membersUnknown: '? + {{created}} / {{min}}–{{max}}',
    reachable: 'can reach {{reachable}}, limited by {{limit}}',
    addresses: 'free addresses',
    datastore: 'datastore space',
    hosts: 'host headroom',
    until: 'until {{time}}',
    cpuOf: 'CPU {{value}} of {{limit}}',
  },
  ko: {
    membersNow: '{{now}} ({{base}} + {{created}}) / {{min}}–{{max}}',
    membersUnknown: '? + {{created}} / {{min}}–{{max}}',
    reachable: '실제 {{reachable}}까지 가능, 제한: {{limit}}',
    addresses: '여유 IP',
    datastore: '데이터스토어 공간',
    hosts: '호스트 여유 자원',
    until: '{{time}}까지',
    cpuOf: 'CPU {{value}} (임계값 {{limit}})',
  },
});
