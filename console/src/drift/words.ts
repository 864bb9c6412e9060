import { catalogue } from '@/common/words/catalogue';

export const words = catalogue('drift', {
  en: {
    title: 'Drift',
    sentence: 'What other systems have of our services, where it is not what it should be.',
    part: 'Part',
    kind: 'How it differs',
    detail: 'Detail',
    since: 'Since',
    look: 'Check now',
    looked: 'Checked: {{count}} found',
    lookedAt: 'Checked {{age}}',
    unchecked: 'Not checked yet',
    uncheckedHint: 'Press “Check now” to compare what other systems have with what should be there.',
    none: 'No drift found',
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
    lookedAt: '{{age}} 확인',
    unchecked: '아직 확인하지 않았습니다',
    uncheckedHint: '“지금 확인”을 누르면 다른 시스템의 실제 구성을 원래 구성과 비교합니다.',
    none: '불일치 없음',
    noneHint: '활성화된 모든 서비스의 규칙, 수집 Job, 라우팅, 수신자, Jenkins Job을 주기적으로 비교합니다.',
  },
});
