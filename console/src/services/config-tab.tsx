import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { fieldValue } from '@/common/config/field-value';
import { fieldName } from '@/common/config/field-words';
import { errorText } from '@/common/form/field-errors';
import { links } from '@/common/links';
import { Age } from '@/common/time/time';
import { Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import classes from './config-tab.module.css';
import { configWords } from './config-words';
import { type Leaf, leaves } from './flat';
import type { Config } from './reads';

const sections = [
  'general',
  'scaling',
  'monitoring',
  'loadBalancer',
  'network',
  'placement',
  'labels',
  'boot',
  'protection',
  'jenkins',
] as const;
type Section = (typeof sections)[number];

function sectionOf({ field }: Leaf): Section {
  return sections.find((section) => field.startsWith(`${section}.`)) ?? 'general';
}

/** The whole config, to be read. */
export function ConfigTab({ config }: { config: Config }) {
  const t = useWords(configWords);
  const all = leaves(config.config);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('asOf', { revision: config.revision })} <Age at={config.updatedAt} />
      </Text>
      {config.warnings.length > 0 && (
        <section>
          <Title order={2}>{t('warnings')}</Title>
          {config.warnings.map((warning) => (
            <Text size="sm" key={warning.field + warning.rejected}>
              <Toned tone="warn">{fieldName(warning.field)}</Toned>: {errorText(warning)}
            </Text>
          ))}
        </section>
      )}
      <div className={classes.sections}>
        {sections.map((section) => (
          <SectionOf key={section} section={section} fields={all.filter((leaf) => sectionOf(leaf) === section)} />
        ))}
      </div>
    </Stack>
  );
}

function SectionOf({ section, fields }: { section: Section; fields: Leaf[] }) {
  const t = useWords(configWords);
  if (fields.length === 0) return null;
  return (
    <section className={classes.section}>
      <Title order={2}>{t(`section.${section}`)}</Title>
      <dl className={classes.fields}>
        {fields.map((leaf) => (
          <div key={leaf.field}>
            <dt title={leaf.field}>{fieldName(leaf.field)}</dt>
            <dd>
              <Value leaf={leaf} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Value({ leaf }: { leaf: Leaf }) {
  if (leaf.field === 'network.ipPool') {
    return (
      <Anchor component={Link} to={links.pool(leaf.value)} size="sm">
        {leaf.value}
      </Anchor>
    );
  }
  return fieldValue(leaf.field, leaf.value);
}
