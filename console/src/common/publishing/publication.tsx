import { Stack, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { Schemas } from '../api/client';
import { DiffView } from '../ui/diff-view';
import { catalogue, useWords } from '../words/catalogue';
import { partName } from '../words/parts';
import classes from './publication.module.css';

const words = catalogue('publication', {
  en: {
    nothing: 'Nothing is written: no connection here has a delivery. Put the rules in by hand.',
    same: 'already there, as it must be',
    changed: 'will be written',
    diffOf: 'Changes of {{path}}',
  },
  ko: {
    nothing: '적용할 내용이 없습니다. 파일을 배포하는 연결이 없으므로 규칙을 직접 등록하세요.',
    same: '이미 적용되어 있음',
    changed: '적용 예정',
    diffOf: '{{path}}의 변경 내용',
  },
});

export type Planned = Schemas['Integration.PreviewView'];

interface Props {
  plans: readonly Planned[];
  /** Only the names of the files at first, where there is something else to be decided by. */
  isFolded?: boolean;
}

/** What publishing would change in each file of other systems, as a difference to what lies there now. */
export function Publication({ plans, isFolded = false }: Props) {
  const t = useWords(words);
  if (plans.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('nothing')}
      </Text>
    );
  }
  return (
    <Stack gap={6}>
      {plans.map((plan) => (
        <details
          key={`${plan.part} ${plan.path}`}
          className={classes.plan}
          data-same={plan.diff === ''}
          open={plan.diff !== '' && !isFolded}
        >
          <summary>
            <IconChevronRight size={14} aria-hidden />
            <b>{partName(plan.part)}</b>
            <span title={`${plan.system} · ${plan.path}`}>{plan.path.replace(/^.*\//, '')}</span>
            <span>{t(plan.diff === '' ? 'same' : 'changed')}</span>
          </summary>
          <div className={classes.place}>
            {plan.system} · {plan.path}
          </div>
          {plan.diff !== '' && <DiffView diff={plan.diff.trimEnd()} label={t('diffOf', { path: plan.path })} />}
        </details>
      ))}
    </Stack>
  );
}
