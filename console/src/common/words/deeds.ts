import { shownState } from '../ui/states';
import { catalogue, type Say, say } from './catalogue';
import { language } from './language';
import { told } from './told';

/** What people and the control plane do, as the audit log and the revisions of a config name it. */
const deeds = catalogue('deeds', {
  en: {
    create: 'created',
    change: 'changed',
    import: 'imported',
    delete: 'deleted',
    enable: 'enabled',
    disable: 'disabled',
    rename: 'renamed',
    clone: 'cloned from {{from}}',
    rollBack: 'rolled back to revision {{revision}}',
    act: 'let act',
    observe: 'only observing',
    suspend: 'suspended',
    resume: 'resumed',
    config: 'Config {{name}}: {{deed}}',
    template: 'Template {{name}}: {{deed}}',
    pool: 'IP pool {{name}}: {{deed}}',
    connection: 'Connection {{name}}: {{deed}}',
    killSwitch: 'Kill switch: {{position}}',
    killSwitchOf: 'Kill switch of {{name}}: {{position}}',
    publish: 'Integrations of {{name}}: published',
    override: 'Config {{name}}: enabled although checks fail',
    scale: '{{name}}: scaled by hand, {{how}}',
    drift: 'Looked for drift',
    release: 'IP pool {{name}}: address {{address}} released',
    whole: 'Document imported',
    ofClone: 'copied from {{vm}} in {{vcenter}}',
    ofConvert: '{{vm}} in {{vcenter}} turned into it',
    ofRegister: '{{vm}} registered from {{vcenter}}',
  },
  ko: {
    create: '생성',
    change: '변경',
    import: '가져오기',
    delete: '삭제',
    enable: '활성화',
    disable: '비활성화',
    rename: '이름 변경',
    clone: '{{from}} 복제',
    rollBack: '리비전 {{revision}}(으)로 롤백',
    act: '실행 모드로 전환',
    observe: '권고 모드로 전환',
    suspend: '일시 중지',
    resume: '재개',
    config: '설정 {{name}}: {{deed}}',
    template: '템플릿 {{name}}: {{deed}}',
    pool: 'IP Pool {{name}}: {{deed}}',
    connection: '연결 {{name}}: {{deed}}',
    killSwitch: '긴급 정지: {{position}}',
    killSwitchOf: '{{name}} 긴급 정지: {{position}}',
    publish: '{{name}} 연동: 적용',
    override: '설정 {{name}}: 점검 실패에도 활성화',
    scale: '{{name}}: VM 수 직접 조정, {{how}}',
    drift: '구성 불일치 확인',
    release: 'IP Pool {{name}}: 주소 {{address}} 해제',
    whole: '문서 가져오기',
    ofClone: '{{vcenter}}의 {{vm}} 복제',
    ofConvert: '{{vcenter}}의 {{vm}} 변환',
    ofRegister: '{{vcenter}}의 {{vm}} 등록',
  },
});

const t: Say<(typeof deeds)['en']> = (key, values) => say(deeds)(key, values);

const plain = ['create', 'change', 'import', 'delete', 'enable', 'disable', 'rename'] as const;

const position = (word: string) => shownState(word).text[language()];

/** Each form that the control plane writes, and how people say it; the groups of the form are given to it. */
const forms: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^import$/, () => t('whole')],
  [/^look for drift$/, () => t('drift')],
  [/^clone (\S+) as$/, (from) => t('clone', { from: from ?? '' })],
  [/^roll back to revision (\d+) of$/, (revision) => t('rollBack', { revision: revision ?? '' })],
  [/^switch to (act|observe)$/, (mode) => t(mode === 'act' ? 'act' : 'observe')],
  [/^(suspend|resume) .*of$/, (deed) => t(deed === 'suspend' ? 'suspend' : 'resume')],
  [/^kill switch of (\S+) (\S+)$/, (name = '', to = '') => t('killSwitchOf', { name, position: position(to) })],
  [/^kill switch (\S+)$/, (to = '') => t('killSwitch', { position: position(to) })],
  [/^publish integrations of (\S+)$/, (name = '') => t('publish', { name })],
  [/^override preflight of (\S+)$/, (name = '') => t('override', { name })],
  [/^scale (\S+) (.+)$/, (name = '', how = '') => t('scale', { name, how })],
  [/^release \S+ address (\S+) of (\S+)$/, (address = '', name = '') => t('release', { name, address })],
  [/^(\w+) template (.+)$/, (deed = '', name = '') => t('template', { name, deed: deedText(deed) })],
  [/^(\w+) IP pool (.+)$/, (deed = '', name = '') => t('pool', { name, deed: deedText(deed) })],
  [/^(\w+) connection (.+)$/, (deed = '', name = '') => t('connection', { name, deed: deedText(deed) })],
  [/^(.+) config (\S+)$/, (deed = '', name = '') => t('config', { name, deed: revisionDeed(deed) })],
];

/** What was done, in the user's words; what is in no known form stands as it was written. */
export function deedText(what: string): string {
  const simple = plain.find((one) => one === what);
  if (simple && what !== 'import') return t(simple);
  for (const [form, told] of forms) {
    const found = form.exec(what);
    if (found) return told(...found.slice(1));
  }
  return what;
}

/** The same of what was done to one config, whose name is not said again. */
export function revisionDeed(what: string): string {
  return what === 'import' ? t('import') : deedText(what);
}

const ways = { clone: 'ofClone', convert: 'ofConvert', register: 'ofRegister' } as const;

/** What the audit log adds to a deed: how a template was made, or what else the control plane wrote. */
export function deedDetail(detail: string): string {
  const [, way, vm = '', vcenter = ''] = /^(clone|convert|register) (.+) in (\S+)$/.exec(detail) ?? [];
  return way === undefined ? told(detail) : t(ways[way as keyof typeof ways], { vm, vcenter });
}
