import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { fullTimeText } from '@/common/time/time-text';
import { Facts } from '@/common/ui/facts';
import { Answer, Loading } from '@/common/ui/nothing';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { words } from './words';

/** What runs here. */
export function About() {
  const t = useWords(words);
  const language = useLanguage();
  const info = useQuery({
    queryKey: key('system', 'info'),
    queryFn: ({ signal }) => answered(api.GET('/api/system/info', { signal })),
  });
  return (
    <Stack component="section" gap="xs" aria-labelledby="about">
      <Title order={2} id="about">
        {t('about')}
      </Title>
      <Answer of={info} loading={<Loading lines={3} />}>
        {(running) => (
          <Facts
            facts={[
              [t('version'), running.version],
              [t('installation'), running.installation],
              [t('database'), running.database],
              [t('java'), running.java],
              [t('clock'), fullTimeText(running.now, language)],
            ]}
          />
        )}
      </Answer>
    </Stack>
  );
}
