import { catalogue } from '@/common/words/catalogue';

/** What can be said about a field without asking the server, in the user's language. */
export const checkWords = catalogue('config-checks', {
  en: {
    required: 'This is needed',
    serviceName: 'A small letter first, then small letters, digits and -; at most 40 characters',
    vmName: 'Letters, digits and -, with {nn} once and {service} at most once',
    between: 'A whole number from {{low}} to {{high}}',
    percent: 'Above 0, at most 100',
    positive: 'Above 0',
    below: 'Less than the scale-out threshold ({{out}})',
    apart:
      'Less than {{highest}} %: with {{before}} VMs at this load, removing {{step}} would push the rest over {{out}} % at once',
    minMax: 'At most max ({{max}})',
    address: 'An IP address, such as 10.20.0.10',
    path: 'A path that begins with /',
    duration: 'A duration, such as 60 s or 10 min',
    url: 'The address of a Git repository',
  },
  ko: {
    required: '필수 항목입니다',
    serviceName: '영문 소문자로 시작하고 소문자, 숫자, -만 사용합니다 (최대 40자)',
    vmName: '영문, 숫자, -를 사용하고 {nn}은 한 번, {service}는 최대 한 번 넣습니다',
    between: '{{low}}에서 {{high}} 사이의 정수를 입력하세요',
    percent: '0보다 크고 100 이하여야 합니다',
    positive: '0보다 커야 합니다',
    below: '증설 임계값({{out}})보다 작아야 합니다',
    apart:
      '{{highest}} %보다 작아야 합니다. 이 부하에서 VM {{before}}대 중 {{step}}대를 제거하면 나머지가 곧바로 {{out}} %를 넘습니다',
    minMax: '최대 VM 수({{max}}) 이하여야 합니다',
    address: 'IP 주소를 입력하세요 (예: 10.20.0.10)',
    path: '/로 시작하는 경로를 입력하세요',
    duration: '시간을 입력하세요 (예: 60초, 10분)',
    url: 'Git 저장소 주소를 입력하세요',
  },
});
