import { catalogue } from '@/common/words/catalogue';

export const integrationWords = catalogue('service-integrations', {
  en: {
    title: 'Integrations',
    receiver: 'Alertmanager receiver',
    route: 'Alertmanager route',
    'scrape-job': 'Prometheus scrape job',
    rules: 'Prometheus rules',
    'jenkins-job': 'Jenkins job',
    shared: 'shared by all services',
    desired: 'Should be there',
    diff: 'What publishing would change',
    diffOf: 'Change of {{path}} on {{system}}',
    publish: 'Publish',
    publishAll: 'Publish everything',
    publishing: 'Publishing everything',
    remove: 'Remove',
    removeTitle: 'Remove: {{part}} of {{service}}',
    removeRules: 'Its alerts end: nothing asks for members any more, until the rules are published again.',
    removeJob: 'Builds of this service can no longer be triggered, until the job is published again.',
    removeShared:
      'It is shared by all services and stays as long as another one needs it. Without it no service is told of alerts, or created members are not found.',
    published: 'In effect: {{part}}',
    removed: 'Removed: {{part}}',
    again: 'Look again',
    none: 'No integrations',
    disabledHint: 'A config that is not enabled needs nothing elsewhere; enabling it publishes everything.',
    toWorkflow: 'Follow it',
  },
  ko: {
    title: '연동',
    receiver: 'Alertmanager 수신자',
    route: 'Alertmanager 라우팅',
    'scrape-job': 'Prometheus 수집 Job',
    rules: 'Prometheus 규칙',
    'jenkins-job': 'Jenkins Job 설정',
    shared: '모든 서비스가 공유',
    desired: '있어야 할 내용',
    diff: '적용하면 바뀌는 내용',
    diffOf: '{{system}}의 {{path}} 변경 내용',
    publish: '적용',
    publishAll: '모두 적용',
    publishing: '모두 적용 중',
    remove: '회수',
    removeTitle: '{{service}} 연동 회수: {{part}}',
    removeRules: '알림이 끝납니다. 규칙을 다시 적용할 때까지 증설·축소 요청이 발생하지 않습니다.',
    removeJob: 'Job을 다시 적용할 때까지 이 서비스의 빌드를 시작할 수 없습니다.',
    removeShared:
      '모든 서비스가 공유하며 다른 서비스가 쓰는 동안은 남습니다. 없으면 알림을 받지 못하거나 생성된 멤버를 찾지 못합니다.',
    published: '적용됨: {{part}}',
    removed: '회수됨: {{part}}',
    again: '다시 조회',
    none: '연동 항목이 없습니다',
    disabledHint: '사용 중이 아닌 설정은 연동이 필요 없습니다. 사용을 시작하면 모두 적용됩니다.',
    toWorkflow: '진행 보기',
  },
});

const parts = ['receiver', 'route', 'scrape-job', 'rules', 'jenkins-job'] as const;

export function isPart(word: string): word is (typeof parts)[number] {
  return (parts as readonly string[]).includes(word);
}
