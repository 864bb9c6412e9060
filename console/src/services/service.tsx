import { Button, Stack, Tabs } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import { problemOf } from '@/common/api/problem';
import { links } from '@/common/links';
import { whyText } from '@/common/service/why-text';
import { Answer, Empty, Loading } from '@/common/ui/nothing';
import { Page } from '@/common/ui/page';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { Actions } from './actions';
import { ConfigTab } from './config-tab';
import { Needs, Standing } from './header';
import { Integrations } from './integrations';
import { Members } from './members';
import { Overview } from './overview';
import { PreflightTab } from './preflight-tab';
import { type Config, type ServiceRow, useConfig, useService } from './reads';
import { Revisions } from './revisions';
import { words } from './words';
import type { Versioned } from '@/common/api/client';

const tabs = ['overview', 'members', 'config', 'revisions', 'integrations', 'preflight'] as const;
type Tab = (typeof tabs)[number];

/** One service: what is it doing, and why? */
export function Component() {
  const t = useWords(words);
  const language = useLanguage();
  const { service = '' } = useParams();
  const row = useService(service);
  const config = useConfig(service);
  const isUnknown = config.error !== null && problemOf(config.error).status === 404;
  return (
    <Page
      title={service}
      crumbs={[{ to: links.dashboard, label: t('dashboard') }]}
      beside={row.data && <Standing row={row.data} />}
      sentence={row.data && whyText(row.data, language)}
      updatedAt={row.dataUpdatedAt || undefined}
      actions={row.data && config.data && <Actions row={row.data} config={config.data} />}
    >
      {isUnknown ? (
        <Empty title={t('unknown', { service })} hint={t('unknownHint')}>
          <Button component={Link} to={links.dashboard} variant="default">
            {t('dashboard')}
          </Button>
        </Empty>
      ) : (
        <Answer of={config} loading={<Loading lines={14} />}>
          {(data) => <Parts config={data} row={row.data} />}
        </Answer>
      )}
    </Page>
  );
}

function Parts({ config, row }: { config: Versioned<Config>; row: ServiceRow | undefined }) {
  const t = useWords(words);
  const [tab, setTab] = useTab();
  const { service } = config.value;
  return (
    <Stack gap="sm">
      {row && <Needs row={row} />}
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List aria-label={t('tabs')} mb="sm">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview">
          <Stack gap="md">
            <Overview service={service} scaling={config.value.config.scaling} />
            <Members config={config.value} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="members">
          <Members config={config.value} />
        </Tabs.Panel>
        <Tabs.Panel value="config">
          <ConfigTab config={config.value} />
        </Tabs.Panel>
        <Tabs.Panel value="revisions">
          <Revisions config={config} />
        </Tabs.Panel>
        <Tabs.Panel value="integrations">
          <Integrations config={config.value} />
        </Tabs.Panel>
        <Tabs.Panel value="preflight">
          <PreflightTab service={service} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

/** The open tab is in the URL; what belongs to the other tabs, such as a page of a list, is not taken along. */
function useTab(): [Tab, (tab: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((one) => one === params.get('tab')) ?? 'overview';
  const setTab = (wanted: string | null) => {
    const next = new URLSearchParams();
    ['range', 'from', 'to', 'at'].forEach((name) => {
      const value = params.get(name);
      if (value !== null) next.set(name, value);
    });
    if (wanted !== null && wanted !== 'overview') next.set('tab', wanted);
    setParams(next);
  };
  return [tab, setTab];
}
