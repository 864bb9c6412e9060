import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { Problem } from '../api/problem';
import { key } from '../api/queries';
import { Answer, Loading } from '../ui/nothing';
import { catalogue, useWords } from '../words/catalogue';
import { type Planned, Publication } from './publication';

const words = catalogue('plans', {
  en: { title: 'What will be written' },
  ko: { title: '적용될 내용' },
});

/** What enabling a saved config would write into other systems; they are asked once, when it is first shown. */
export function Plans({ service }: { service: string }) {
  const t = useWords(words);
  const preview = useQuery<{ items: Planned[] }, Problem>({
    queryKey: key('system', 'preview', service),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/autoscaling/configs/{service}/preview', { params: { path: { service } }, signal })),
    gcTime: 0,
    retry: false,
    staleTime: Infinity,
  });
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('title')}</Title>
      <Answer of={preview} loading={<Loading lines={3} />}>
        {({ items }) => <Publication plans={items} isFolded />}
      </Answer>
    </Stack>
  );
}
