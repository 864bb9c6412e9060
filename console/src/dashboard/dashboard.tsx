import { useMemo } from 'react';
import { ListPage, type ListSpec } from '@/common/list/list-page';
import { useWords } from '@/common/words/catalogue';
import { AttentionList } from './attention-list';
import { columns } from './columns';
import { FirstRun } from './first-run';
import { readServices, type ServiceRow, useSums } from './services';
import { words } from './words';

/** Is anything wrong, and where? Trouble is on top. */
export function Component() {
  const t = useWords(words);
  const list = useMemo<ListSpec<ServiceRow>>(
    () => ({
      name: 'services',
      topic: 'services',
      read: readServices,
      id: (row) => row.service,
      columns: columns(t),
      filters: [
        { kind: 'text', name: 'q', label: t('search') },
        {
          kind: 'choice',
          name: 'concern',
          label: t('concern'),
          options: (['critical', 'warning', 'busy', 'calm'] as const).map((value) => ({ value, label: t(value) })),
        },
        {
          kind: 'choice',
          name: 'enabled',
          label: t('enabled'),
          options: [
            { value: 'true', label: t('onlyEnabled') },
            { value: 'false', label: t('onlyDisabled') },
          ],
        },
      ],
      sort: 'concern',
      empty: <FirstRun />,
    }),
    [t],
  );
  return <ListPage title={t('title')} list={list} sentence={<Sums />} above={<AttentionList />} />;
}

function Sums() {
  const t = useWords(words);
  const sums = useSums();
  if (!sums || sums.services === 0) return null;
  return t('sums', {
    services: sums.services,
    enabled: sums.enabled,
    created: sums.createdMembers,
    busy: sums.busy,
  });
}
