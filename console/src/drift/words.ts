import { catalogue } from '@/common/words/catalogue';

export const words = catalogue('drift', {
  en: {
    title: 'Drift',
    sentence: 'What other systems have of our services, where it is not what it should be.',
    part: 'Part',
    kind: 'How it differs',
    detail: 'Detail',
    since: 'Since',
    look: 'Look now',
    looked: 'Looked: {{count}} found',
    lookedAt: 'last looked {{age}}',
    neverLooked: 'nobody has looked yet',
    none: 'Everything is as it should be',
    noneHint: 'Rules, scrape job, route, receiver and Jenkins job of every enabled service are compared now and then.',
  },
  ko: {
    title: '구성 불일치',
    sentence: '다른 시스템에 있는 서비스 구성 중 원래와 다른 항목입니다.',
    part: '항목',
    kind: '차이',
    detail: '상세',
    since: '발견',
    look: '지금 확인',
    looked: '확인 완료: {{count}}건 발견',
    lookedAt: '마지막 확인 {{age}}',
    neverLooked: '아직 확인하지 않음',
    none: '모두 정상입니다',
    noneHint: '활성화된 모든 서비스의 규칙, 수집 Job, 라우팅, 수신자, Jenkins Job을 주기적으로 비교합니다.',
  },
});
