import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Versioned } from '@/common/api/client';
import { problemOf } from '@/common/api/problem';
import { bytesText } from '@/common/format';
import { links } from '@/common/links';
import { ServiceLinks } from '@/common/service/service-links';
import { Time } from '@/common/time/time';
import { Answer, Empty } from '@/common/ui/nothing';
import { Page } from '@/common/ui/page';
import { StateBadge, Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { told } from '@/common/words/told';
import { DeleteDialog } from './delete-dialog';
import { DescribeDialog, RenameDialog } from './edit-dialogs';
import { WorkOn } from './progress';
import { type Template, useTemplate } from './reads';
import classes from './template.module.css';
import { modeText } from './template-list';
import { words } from './words';

type Asked = 'rename' | 'describe' | 'delete';

/** One template: is it well, what is it made of, who clones from it? */
export function Component() {
  const t = useWords(words);
  const { id = '' } = useParams();
  const template = useTemplate(id);
  const isGone = template.error !== null && problemOf(template.error).status === 404;
  const crumbs = [{ to: links.templates, label: t('title') }];
  if (isGone) {
    return (
      <Page title={t('title')} crumbs={crumbs}>
        <Empty title={t('gone')} hint={t('goneHint')}>
          <Button component={Link} to={links.templates} variant="default">
            {t('title')}
          </Button>
        </Empty>
      </Page>
    );
  }
  return (
    <Page
      title={template.data?.value.name ?? t('title')}
      crumbs={crumbs}
      beside={template.data && <StateBadge state={template.data.value.state} />}
      sentence={template.data?.value.description}
      updatedAt={template.dataUpdatedAt || undefined}
      actions={template.data && <Actions template={template.data} />}
    >
      <Answer of={template}>{(data) => <Facts template={data.value} />}</Answer>
    </Page>
  );
}

function Actions({ template }: { template: Versioned<Template> }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const [asked, ask] = useState<Asked>();
  const close = () => ask(undefined);
  const { value, etag } = template;
  const isBusy = ['CREATING', 'RENAMING', 'DELETING'].includes(value.state);
  return (
    <>
      <Button variant="default" disabled={isBusy || value.state === 'FAILED'} onClick={() => ask('rename')}>
        {t('rename')}
      </Button>
      <Button variant="default" disabled={isBusy} onClick={() => ask('describe')}>
        {t('describe')}
      </Button>
      <Button variant="default" disabled={isBusy} onClick={() => ask('delete')}>
        {t('delete')}
      </Button>
      {asked === 'rename' && <RenameDialog template={value} etag={etag ?? ''} onClose={close} />}
      {asked === 'describe' && <DescribeDialog template={value} etag={etag ?? ''} onClose={close} />}
      {asked === 'delete' && (
        <DeleteDialog template={value} onClose={close} onGone={() => void navigate(links.templates)} />
      )}
    </>
  );
}

function Facts({ template }: { template: Template }) {
  const t = useWords(words);
  const { source, place } = template;
  return (
    <Stack gap="md">
      <WorkOn template={template} />
      {template.vcenterTrouble && (
        <Text size="sm" role="alert">
          <Toned tone="warn">{t('trouble', { why: told(template.vcenterTrouble) })}</Toned>
        </Text>
      )}
      <div className={classes.columns}>
        <section>
          <Title order={2}>{t('itself')}</Title>
          <dl className={classes.facts}>
            <Fact name={t('usedBy')}>
              {template.usedBy.length > 0 ? <ServiceLinks names={template.usedBy} /> : '–'}
            </Fact>
            <Fact name={t('mode')}>{modeText(template.mode, t)}</Fact>
            <Fact name={t('linked')}>{t(template.linkedClones ? 'linkedYes' : 'linkedNo')}</Fact>
            <Fact name={t('vcenter')}>{template.vcenter}</Fact>
            <Fact name={t('datacenter')}>{place.datacenter}</Fact>
            <Fact name={t('cluster')}>{place.cluster}</Fact>
            <Fact name={t('folder')}>{place.folder}</Fact>
            <Fact name={t('datastore')}>{place.datastore}</Fact>
            <Fact name={t('created')}>
              <Time at={template.createdAt} />
            </Fact>
            <Fact name={t('createdBy')}>{template.createdBy}</Fact>
            <Fact name={t('updated')}>
              <Time at={template.updatedAt} />
            </Fact>
          </dl>
        </section>
        <section>
          <Title order={2}>{t('from')}</Title>
          <dl className={classes.facts}>
            <Fact name={t('source')}>{source.name}</Fact>
            <Fact name={t('guestOs')}>{source.guestOs}</Fact>
            <Fact name={t('size')}>{t('sizeOf', { count: source.cpus, memory: bytesText(source.memoryBytes) })}</Fact>
            <Fact name={t('disks')}>
              {source.disks.map((disk) => (
                <div key={disk.label}>
                  {t(disk.thin ? 'diskThin' : 'diskOf', {
                    label: disk.label,
                    size: bytesText(disk.bytes),
                    datastore: disk.datastore,
                  })}
                </div>
              ))}
            </Fact>
            <Fact name={t('networks')}>{source.networks.join(', ')}</Fact>
          </dl>
        </section>
      </div>
    </Stack>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  if (children === '') return null;
  return (
    <Group component="div" gap="sm" wrap="nowrap" align="baseline" className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </Group>
  );
}
