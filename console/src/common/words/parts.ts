import { catalogue, say } from './catalogue';

/** What is put into other systems for a service, as operators call it. */
export const parts = catalogue('parts', {
  en: {
    'jenkins-job': 'Jenkins job',
    receiver: 'Alertmanager receiver',
    route: 'Alertmanager route',
    'jenkins-receiver': 'Alertmanager receiver for Jenkins',
    'jenkins-route': 'Alertmanager route to Jenkins',
    'scrape-job': 'Prometheus scrape job',
    rules: 'Prometheus rules',
  },
  ko: {
    'jenkins-job': 'Jenkins Job 설정',
    receiver: 'Alertmanager 수신자',
    route: 'Alertmanager 라우팅',
    'jenkins-receiver': 'Jenkins용 Alertmanager 수신자',
    'jenkins-route': 'Jenkins로 보내는 Alertmanager 라우팅',
    'scrape-job': 'Prometheus 수집 Job',
    rules: 'Prometheus 규칙',
  },
});

export type Part = keyof (typeof parts)['en'];

export function isPart(word: string): word is Part {
  return word in parts.en;
}

/** In the user's language; as the server calls it when there are no words for it. */
export function partName(word: string): string {
  return isPart(word) ? say(parts)(word) : word;
}
