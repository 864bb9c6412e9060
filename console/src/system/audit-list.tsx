import { useMemo } from 'react';
import { answered, api, type Schemas } from '@/common/api/client';
import { ListPart, type ListSpec } from '@/common/list/list-page';
import { Sentence } from '@/common/list/sentence';
import { Time } from '@/common/time/time';
import { Empty } from '@/common/ui/nothing';
import { deedDetail, deedText } from '@/common/words/deeds';
import { useWords } from '@/common/words/catalogue';
import { words } from './words';

type Entry = Schemas['AuditStore.Entry'];

/** Who changed what and why, the newest first. */
export function AuditList() {
  const t = useWords(words);
  const list = useMemo<ListSpec<Entry>>(
    () => ({
      name: 'audit',
      topic: 'system',
      read: (query, signal) => answered(api.GET('/api/audit', { params: { query }, ...(signal && { signal }) })),
      id: (entry) => `${entry.at} ${entry.who} ${entry.what} ${entry.detail}`,
      columns: [
        { key: 'at', title: t('at'), sort: 'at', cell: (entry) => <Time at={entry.at} />, csv: (entry) => entry.at },
        { key: 'who', title: t('who'), cell: (entry) => entry.who, csv: (entry) => entry.who },
        { key: 'what', title: t('what'), cell: (entry) => deedText(entry.what), csv: (entry) => entry.what },
        {
          key: 'detail',
          title: t('detail'),
          isWide: true,
          cell: (entry) => <Sentence>{deedDetail(entry.detail)}</Sentence>,
          csv: (entry) => entry.detail,
        },
      ],
      filters: [{ kind: 'time' }],
      sort: '-at',
      empty: <Empty title={t('auditEmpty')} />,
    }),
    [t],
  );
  return <ListPart title={t('audit')} list={list} />;
}
