import { Autocomplete, Loader, Text } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '@/common/api/problem';
import { briefly } from '@/common/ui/problem-words';
import { useWords } from '@/common/words/catalogue';
import type { FieldPath } from './field-words';
import { useField } from './fields';
import { formWords } from './form-words';
import { Proposed } from './proposed';

export interface Pick {
  value: string;
  /** Shown small beside it. */
  note?: string;
}

interface Props {
  path: FieldPath;
  /** What there is, as far as it is known. */
  of: { data?: Pick[] | undefined; isFetching: boolean; error: Problem | null };
  required?: boolean;
  disabled?: boolean;
  /** What else a choice decides. */
  onPick?: (value: string) => void;
}

/** One of what a system has, searched by typing; a name can be typed too, for what the system does not tell. */
export function PickField({ path, of, required = false, disabled = false, onPick }: Props) {
  const t = useWords(formWords);
  const field = useField(path);
  const picks = of.data ?? [];
  const notes = new Map(picks.map((pick) => [pick.value, pick.note]));
  const value = String(field.value ?? '');
  const [isTyped, setTyped] = useState(false);
  const isChosen = notes.has(value);
  const isGone = required && of.data !== undefined && value !== '' && !isChosen && !isTyped;
  return (
    <div data-field={path}>
      <Autocomplete
        label={field.label}
        description={field.description}
        error={field.error}
        value={value}
        onChange={(text) => {
          setTyped(true);
          field.set(text);
        }}
        onOptionSubmit={(chosen) => onPick?.(chosen)}
        onBlur={() => {
          setTyped(false);
          field.leave();
        }}
        data={[...notes.keys()]}
        // Only what somebody types narrows the list: what stood there before must not hide what else there is.
        {...((isChosen || !isTyped) && { filter: ({ options }) => options })}
        limit={200}
        renderOption={({ option }) => (
          <div>
            <div>{option.value}</div>
            {notes.get(option.value) && (
              <Text size="xs" c="dimmed">
                {notes.get(option.value)}
              </Text>
            )}
          </div>
        )}
        rightSection={of.isFetching ? <Loader size={14} /> : undefined}
        withAsterisk={required}
        disabled={disabled}
        openOnFocus
        spellCheck={false}
        maxDropdownHeight={320}
      />
      {of.error && (
        <Text size="xs" c="var(--tone-warn)" mt={2}>
          {t('unread', { reason: briefly(of.error) })}
        </Text>
      )}
      {isGone && (
        <Text size="xs" c="var(--tone-warn)" mt={2}>
          {t('notListed')}
        </Text>
      )}
      {isChosen && notes.get(value) && (
        <Text size="xs" c="dimmed" mt={2}>
          {notes.get(value)}
        </Text>
      )}
      <Proposed path={path} />
    </div>
  );
}
