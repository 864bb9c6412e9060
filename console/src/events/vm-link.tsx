import { Anchor } from '@mantine/core';
import { answered, api, type Schemas } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import { useWords } from '@/common/words/catalogue';
import { words } from './words';

type Member = Schemas['MemberView'];

/** To the VM of a member in vSphere's own client, for as long as the member is there. */
export function VmLink({ service, name }: { service: string; name: string }) {
  const t = useWords(words);
  const members = useLiveQuery<{ items: Member[] }>({
    queryKey: key('members', 'created', 'pages', service),
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/autoscaling/configs/{service}/members', {
          params: { path: { service }, query: { origin: 'created', size: 200 } },
          signal,
        }),
      ),
  });
  const page = members.data?.items.find((member) => member.name === name)?.vmPage;
  if (!page) return null;
  return (
    <Anchor href={page} target="_blank" rel="noreferrer" size="sm">
      {t('toVm')}
    </Anchor>
  );
}
