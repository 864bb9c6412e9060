import { Text } from '@mantine/core';
import { useWords } from '@/common/words/catalogue';
import type { Kind } from './kinds';
import { words } from './words';

/** The least that the account at the other end must be allowed. */
export function Rights({ kind }: { kind: Kind }) {
  const t = useWords(words);
  return (
    <Text size="xs" c="dimmed" component="p" m={0}>
      <b>{t('rights')}</b>: {t(`rights.${kind}`)}
    </Text>
  );
}
