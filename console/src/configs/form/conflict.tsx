import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { nowMillis } from '@/common/time/clock';
import { timeText } from '@/common/time/time-text';
import { FieldDiff } from '@/common/ui/diff-view';
import { Answer } from '@/common/ui/nothing';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { baseOf } from './edit-config';
import { fieldWords, isField } from './field-words';
import { formWords } from './form-words';
import { at, leaves, patch, patched, shown, type Tree } from './tree';
import { type Base, type ConfigView, readConfig } from './use-saving';

type Revision = Schemas['RevisionView'];

interface Theirs {
  config: ConfigView;
  base: Base;
  /** The revisions since the one that was edited, newest first. */
  since: Revision[];
}

interface Props {
  service: string;
  base: Base;
  mine: Tree;
  /** The new base, and what the form goes on with. */
  onSettled: (theirs: Base, document: Tree, revision: number) => void;
}

function revisionOf(base: Base): number {
  return Number(base.etag.replaceAll(/\D/g, ''));
}

/** Who has changed what meanwhile, in what both differ, and how to go on. */
export function Conflict({ service, base, mine, onSettled }: Props) {
  const t = useWords(formWords);
  const theirs = useQuery<Theirs>({
    queryKey: key('configs', 'theirs', service, base.etag),
    queryFn: async ({ signal }) => {
      const { value: config, etag } = await readConfig(service, signal);
      const { items } = await answered(
        api.GET('/api/autoscaling/configs/{service}/revisions', {
          params: { path: { service }, query: { size: 100 } },
          signal,
        }),
      );
      return { config, base: baseOf(config, etag), since: items.filter((one) => one.revision > revisionOf(base)) };
    },
    gcTime: 0,
    staleTime: Infinity,
  });
  const myChange = patch(base.document, mine);
  return (
    <Answer of={theirs}>
      {(now) => (
        <Stack gap="md">
          {now.since.map((revision) => (
            <TheirChange key={revision.revision} revision={revision} />
          ))}
          <Both base={base} mine={mine} theirs={now.base.document} />
          <Group>
            <Button onClick={() => onSettled(now.base, patched(now.base.document, myChange), now.config.revision)}>
              {t('keepMine')}
            </Button>
            <Button variant="default" onClick={() => onSettled(now.base, now.base.document, now.config.revision)}>
              {t('takeTheirs')}
            </Button>
          </Group>
        </Stack>
      )}
    </Answer>
  );
}

function TheirChange({ revision }: { revision: Revision }) {
  const t = useWords(formWords);
  const f = useWords(fieldWords);
  const language = useLanguage();
  const { who, what, at: when } = revision;
  return (
    <section>
      <Title order={3}>{t('theyChanged', { who, what, when: timeText(when, language, nowMillis()) })}</Title>
      <FieldDiff
        changes={revision.changes.map(({ field, before, after }) => ({
          field: isField(field) ? f(field) : field,
          before: shown(before),
          after: shown(after),
        }))}
      />
    </section>
  );
}

/** Fields that were changed by both, differently. */
function Both({ base, mine, theirs }: { base: Base; mine: Tree; theirs: Tree }) {
  const t = useWords(formWords);
  const f = useWords(fieldWords);
  const theirPaths = new Set(leaves(patch(base.document, theirs)).map(({ path }) => path));
  const both = leaves(patch(base.document, mine)).filter(
    ({ path }) => theirPaths.has(path) && shown(at(mine, path)) !== shown(at(theirs, path)),
  );
  if (both.length === 0) return null;
  return (
    <section>
      <Text fw={600} size="sm">
        {t('bothChanged')}
      </Text>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th>{t('theirs')}</Table.Th>
            <Table.Th>{t('mine')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {both.map(({ path }) => (
            <Table.Tr key={path}>
              <Table.Th scope="row">{isField(path) ? f(path) : path}</Table.Th>
              <Table.Td>{shown(at(theirs, path)) ?? '–'}</Table.Td>
              <Table.Td>{shown(at(mine, path)) ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
