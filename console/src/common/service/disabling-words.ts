import { catalogue } from '../words/catalogue';

/** What disabling a service means, wherever it is asked for. */
export const disablingWords = catalogue('disabling', {
  en: {
    disableMeaning:
      'From now on nothing is decided: no VM is added or removed. Created VMs stay on, in the pool, and are scraped on. What was published for this service alone, such as its rules, is withdrawn. What runs goes on to its end.',
  },
  ko: {
    disableMeaning:
      '지금부터 판단하지 않으며 VM을 추가하거나 제거하지 않습니다. 생성된 VM은 켜진 채 Pool과 모니터링에 그대로 남습니다. 규칙 등 이 서비스만을 위해 적용한 연동은 제거합니다. 진행 중인 작업은 끝까지 진행됩니다.',
  },
});
