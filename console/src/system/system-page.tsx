import { Stack, Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Page } from '@/common/ui/page';
import { useWords } from '@/common/words/catalogue';
import { About } from './about';
import { AuditList } from './audit-list';
import { Doctor } from './doctor';
import { KillSwitchPanel } from './kill-switch-panel';
import { words } from './words';

/** The kill switch, what is checked, what runs here, and who did what. */
export function Component() {
  const t = useWords(words);
  const [params, setParams] = useSearchParams();
  return (
    <Page title={t('title')}>
      <Tabs
        value={params.get('tab') ?? 'overview'}
        onChange={(tab) => setParams(tab === 'overview' || tab === null ? {} : { tab })}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="overview">{t('overview')}</Tabs.Tab>
          <Tabs.Tab value="audit">{t('audit')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <Stack gap="lg" maw={920}>
            <KillSwitchPanel />
            <Doctor />
            <About />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <Stack gap="sm">
            <AuditList />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
