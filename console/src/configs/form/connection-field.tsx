import { Anchor, Select, Text } from '@mantine/core';
import { Link } from 'react-router';
import { links } from '@/common/links';
import { briefly } from '@/common/ui/problem-words';
import { useWords } from '@/common/words/catalogue';
import type { FieldPath } from './field-words';
import { useField } from './fields';
import { formWords } from './form-words';
import { useConfigForm } from './use-config-form';
import { useConnections } from './inventory';

interface Props {
  path: FieldPath;
  kind: 'vcenter' | 'f5' | 'prometheus' | 'jenkins';
  disabled?: boolean;
}

/** One of the connections of a kind; the only one is chosen by itself. */
export function ConnectionField({ path, kind, disabled = false }: Props) {
  const t = useWords(formWords);
  const { isNamed } = useConfigForm();
  const field = useField(path);
  const connections = useConnections();
  const { value, set } = field;
  const names = connections.data?.filter((one) => one.kind === kind).map((one) => one.name);
  const only = names?.length === 1 ? names[0] : undefined;
  const known = new Set([...(names ?? []), ...(value ? [String(value)] : [])]);
  return (
    <div data-field={path}>
      <Select
        label={field.label}
        error={field.error}
        data={[...known]}
        value={value === '' ? null : String(value)}
        onChange={(chosen) => set(chosen ?? '')}
        onBlur={field.leave}
        searchable
        withAsterisk
        disabled={disabled}
        nothingFoundMessage={t('nothingListed')}
      />
      {names?.length === 0 && (
        <Text size="xs" c="dimmed" mt={2}>
          {t('connectionNone')} ·{' '}
          <Anchor component={Link} to={links.connections} size="xs" td="underline">
            {t('connectionNew')}
          </Anchor>
        </Text>
      )}
      {connections.error && (
        <Text size="xs" c="var(--tone-warn)" mt={2}>
          {briefly(connections.error)}
        </Text>
      )}
      {!isNamed && only !== undefined && only === value && (
        <Text size="xs" c="dimmed" mt={2}>
          {t('proposedFrom', { from: t('onlyOne') })}
        </Text>
      )}
    </div>
  );
}
