import { Radio, Stack, Text } from '@mantine/core';
import { Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import type { Connection, Engine } from './progress';
import { words } from './words';

interface Props {
  connections: readonly Connection[];
  engine: Engine | null;
  onChange: (engine: Engine) => void;
}

/** Who drives the events of new services. */
export function EngineStep({ connections, engine, onChange }: Props) {
  const t = useWords(words);
  const isJenkinsThere = connections.some((one) => one.kind === 'jenkins');
  return (
    <>
      <Radio.Group
        aria-label={t('step.engine')}
        value={engine}
        onChange={(chosen) => onChange(chosen === 'jenkins' ? 'jenkins' : 'embedded')}
      >
        <Stack gap="sm">
          <Radio size="xs" value="embedded" label={t('embedded')} description={t('embeddedHint')} />
          <Radio size="xs" value="jenkins" label={t('jenkins')} description={t('jenkinsHint')} />
        </Stack>
      </Radio.Group>
      {engine === 'jenkins' && !isJenkinsThere && <Toned tone="warn">{t('jenkinsMissing')}</Toned>}
      <Text size="xs" c="dimmed">
        {t('engineHint')}
      </Text>
    </>
  );
}
