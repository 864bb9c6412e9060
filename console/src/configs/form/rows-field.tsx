import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '@/common/words/catalogue';
import type { FieldPath } from './field-words';
import { useField } from './fields';
import { formWords } from './form-words';
import { useConfigForm } from './use-config-form';

type Row = Record<string, string>;

interface Props {
  path: FieldPath;
  columns: readonly { name: string; label: string }[];
}

/** A list of pairs. */
export function RowsField({ path, columns }: Props) {
  const t = useWords(formWords);
  const field = useField(path);
  const { messages } = useConfigForm();
  const rows = field.value as Row[];
  const empty = Object.fromEntries(columns.map(({ name }) => [name, '']));
  const change = (index: number, name: string, text: string) =>
    field.set(rows.map((row, at) => (at === index ? { ...row, [name]: text } : row)));
  return (
    <Input.Wrapper
      label={field.label}
      description={field.description}
      error={field.error}
      labelElement="div"
      data-field={path}
    >
      <Stack gap={4} mt={4} role="group" aria-label={field.label}>
        {rows.map((row, index) => (
          <Group key={index} gap={6} wrap="nowrap" align="flex-start">
            {columns.map(({ name, label }) => (
              <TextInput
                key={name}
                aria-label={`${label} ${index + 1}`}
                placeholder={label}
                value={row[name] ?? ''}
                error={messages[`${path}.${index}.${name}`]}
                onChange={(event) => change(index, name, event.currentTarget.value)}
                flex={1}
              />
            ))}
            <ActionIcon
              aria-label={t('removeRow', { row: index + 1 })}
              onClick={() => field.set(rows.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={`${t('addRow')}: ${field.label}`}
            onClick={() => field.set([...rows, empty])}
          >
            {t('addRow')}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
