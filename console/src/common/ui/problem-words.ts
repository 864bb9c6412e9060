import { problemOf } from '../api/problem';
import { catalogue, say } from '../words/catalogue';
import { told } from '../words/told';

/** Headlines of problems that can come anywhere, by their code; the server's own sentence follows. */
export const problemWords = catalogue('problem', {
  en: {
    unreachable: 'The control plane does not answer',
    'unreachable.hint': 'Check the network, and whether the control plane runs. What you see may be old.',
    'not-logged-in': 'Log in first',
    'not-allowed': 'Your account lacks the right for this',
    'csrf-token-missing': 'The session has changed: load the page again',
    'too-many-attempts': 'Too many failed log-ins: wait a little',
    'database-unavailable': 'The database does not answer: try again',
    'outside-system-failed': 'Another system failed: {{system}}',
    'changed-meanwhile': 'Somebody else has changed it meanwhile: load it again, and change that',
    'connection-exists': 'There is a connection of that name already',
    'fields-refused': 'Some fields are wrong',
    'parameters-refused': 'The filters in the address are wrong',
    'preflight-failed': 'The checks failed',
    'kill-switch-on': 'The kill switch is on',
    'internal-error': 'Something went wrong in the control plane; its log says what',
    'console-failed': 'Something went wrong in the console',
    held: 'Held: {{reason}}',
    'config-disabled': 'The config is not enabled',
    'config-observes': 'The config only observes',
    refused: 'The control plane refused',
  },
  ko: {
    unreachable: '컨트롤 플레인이 응답하지 않습니다',
    'unreachable.hint': '네트워크와 컨트롤 플레인 실행 여부를 확인하세요. 화면의 내용은 최신이 아닐 수 있습니다.',
    'not-logged-in': '먼저 로그인하세요',
    'not-allowed': '이 작업을 할 권한이 없습니다',
    'csrf-token-missing': '세션이 바뀌었습니다. 페이지를 새로 고치세요',
    'too-many-attempts': '로그인 실패가 너무 많습니다. 잠시 후 다시 시도하세요',
    'database-unavailable': '데이터베이스가 응답하지 않습니다. 다시 시도하세요',
    'outside-system-failed': '외부 시스템 오류: {{system}}',
    'changed-meanwhile': '다른 사용자가 먼저 변경했습니다. 다시 불러온 뒤 수정하세요',
    'connection-exists': '같은 이름의 연결이 이미 있습니다',
    'fields-refused': '입력 값에 오류가 있습니다',
    'parameters-refused': '주소의 필터 값이 잘못되었습니다',
    'preflight-failed': '사전 점검에 실패했습니다',
    'kill-switch-on': '긴급 정지가 켜져 있습니다',
    'internal-error': '컨트롤 플레인 내부 오류입니다. 로그를 확인하세요',
    'console-failed': '콘솔에서 오류가 발생했습니다',
    held: '보류: {{reason}}',
    'config-disabled': '활성화되지 않은 설정입니다',
    'config-observes': '권고 모드인 설정입니다',
    refused: '요청이 거부되었습니다',
  },
});

type Headline = Exclude<keyof (typeof problemWords)['en'], 'unreachable.hint' | 'held'>;

export function headlineOf(code: string): Headline {
  return code in problemWords.en && code !== 'held' ? (code as Headline) : 'refused';
}

/** What failed, in one sentence: that of the server, if it has said one. */
export function briefly(thrown: unknown): string {
  const problem = problemOf(thrown);
  return problem.status === 0 ? say(problemWords)('unreachable') : told(problem.message);
}
