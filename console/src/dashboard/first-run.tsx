import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { links } from '@/common/links';
import { useWords } from '@/common/words/catalogue';
import classes from './first-run.module.css';
import { words } from './words';

const steps = [
  { title: 'stepConnections', hint: 'stepConnectionsHint', to: links.connections },
  { title: 'stepTemplate', hint: 'stepTemplateHint', to: links.templates },
  { title: 'stepPool', hint: 'stepPoolHint', to: links.pools },
  { title: 'stepConfig', hint: 'stepConfigHint', to: links.newConfig },
] as const;

/** Nothing is scaled yet: the way to the first service. */
export function FirstRun() {
  const t = useWords(words);
  return (
    <Stack maw={640} gap="sm" py="md">
      <Title order={2}>{t('emptyTitle')}</Title>
      <Text c="dimmed">{t('emptyHint')}</Text>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step.title}>
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Text fw={600}>{t(step.title)}</Text>
                <Text size="sm" c="dimmed">
                  {t(step.hint)}
                </Text>
              </div>
              <Button component={Link} to={step.to} variant="default" aria-label={`${t('open')}: ${t(step.title)}`}>
                {t('open')}
              </Button>
            </Group>
          </li>
        ))}
      </ol>
      <Group>
        <Button component={Link} to={links.setUp}>
          {t('begin')}
        </Button>
      </Group>
    </Stack>
  );
}
