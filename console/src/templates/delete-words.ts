import { catalogue } from '@/common/words/catalogue';

export const deleteWords = catalogue('template-delete', {
  en: {
    title: 'Delete template {{name}}',
    way: 'What happens in vCenter',
    destroy: 'Destroy it',
    destroyHint: 'The template and its disks are destroyed: {{disks}}. There is no way back.',
    keep: 'Keep it in vCenter',
    keepHint: 'It is only struck from this list; nothing happens in vCenter.',
    return: 'Make it the VM again',
    returnHint: 'It is {{source}} again, as it was before the conversion.',
    notOurs: 'It was not made here.',
    'act.destroy': 'Destroy the template',
    'act.keep': 'Strike it from the list',
    'act.return': 'Return it to a VM',
    gone: 'Template {{name}} is gone',
    going: 'Template {{name}} is being removed',
    users_one: '{{count}} config clones from it, so it cannot go: {{services}}. Give it another template first.',
    users_other: '{{count}} configs clone from it, so it cannot go: {{services}}. Give them another template first.',
    nobody: 'No config clones from it.',
  },
  ko: {
    title: '템플릿 {{name}} 삭제',
    way: 'vCenter에서의 처리',
    destroy: '삭제',
    destroyHint: '템플릿과 디스크를 삭제합니다: {{disks}}. 되돌릴 수 없습니다.',
    keep: 'vCenter에 남겨 두기',
    keepHint: '이 목록에서만 제거하며 vCenter에서는 아무것도 바뀌지 않습니다.',
    return: 'VM으로 되돌리기',
    returnHint: '변환 전의 {{source}} VM으로 되돌립니다.',
    notOurs: '여기서 만든 템플릿이 아닙니다.',
    'act.destroy': '템플릿 삭제',
    'act.keep': '목록에서 제거',
    'act.return': 'VM으로 되돌리기',
    gone: '템플릿 {{name}}을(를) 제거했습니다',
    going: '템플릿 {{name}}을(를) 제거하고 있습니다',
    users_other:
      '{{count}}개 설정이 이 템플릿을 사용하므로 삭제할 수 없습니다: {{services}}. 먼저 다른 템플릿으로 바꾸세요.',
    nobody: '이 템플릿을 사용하는 설정이 없습니다.',
  },
});

export type Way = 'destroy' | 'keep' | 'return';
