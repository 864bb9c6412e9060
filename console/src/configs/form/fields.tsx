import { NumberInput, SegmentedControl, Input, Switch, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { DurationField } from '@/common/form/duration-field';
import { useWords } from '@/common/words/catalogue';
import { type FieldPath, fieldHints, fieldWords, hasHint } from './field-words';
import { Proposed } from './proposed';
import { at } from './tree';
import { useConfigForm } from './use-config-form';

/** Fields of the config's form: each knows its place in the document, and with it its name, hint, value, message and proposal. */
export function useField(path: FieldPath) {
  const t = useWords(fieldWords);
  const hint = useWords(fieldHints);
  const form = useConfigForm();
  return {
    label: t(path),
    description: hasHint(path) ? hint(path) : undefined,
    error: form.messages[path],
    value: at(form.values, path),
    set: (value: unknown) => form.set(path, value),
    leave: () => form.leave(path),
  };
}

interface Props {
  path: FieldPath;
  required?: boolean;
  disabled?: boolean;
  placeholder?: string;
}

export function TextField({ path, required = false, disabled = false, placeholder }: Props) {
  const field = useField(path);
  return (
    <div data-field={path}>
      <TextInput
        label={field.label}
        description={field.description}
        error={field.error}
        value={String(field.value ?? '')}
        onChange={(event) => field.set(event.currentTarget.value)}
        onBlur={field.leave}
        withAsterisk={required}
        disabled={disabled}
        placeholder={placeholder}
        spellCheck={false}
      />
      <Proposed path={path} />
    </div>
  );
}

export function LinesField({ path }: Props) {
  const field = useField(path);
  return (
    <div data-field={path}>
      <Textarea
        label={field.label}
        description={field.description}
        error={field.error}
        value={String(field.value ?? '')}
        onChange={(event) => field.set(event.currentTarget.value)}
        onBlur={field.leave}
        rows={5}
        resize="vertical"
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
    </div>
  );
}

export function CountField({ path, required = false, disabled = false }: Props) {
  const field = useField(path);
  return (
    <div data-field={path}>
      <NumberInput
        label={field.label}
        description={field.description}
        error={field.error}
        value={field.value as number | ''}
        onChange={(value) => field.set(value === '' ? '' : Number(value))}
        onBlur={field.leave}
        allowNegative={false}
        allowDecimal={false}
        withAsterisk={required}
        disabled={disabled}
        min={0}
        max={65_535}
        clampBehavior="none"
        maw={180}
      />
      <Proposed path={path} />
    </div>
  );
}

export function TimeField({ path, disabled = false }: Props) {
  const field = useField(path);
  return (
    <div data-field={path} onBlur={field.leave}>
      <DurationField
        label={field.label}
        description={field.description}
        error={field.error}
        value={String(field.value ?? '')}
        onChange={field.set}
        disabled={disabled}
        allowed={path.startsWith('monitoring.responseTime.') ? ['ms', 's'] : ['s', 'm', 'h']}
        unit={path.startsWith('monitoring.') ? 's' : 'm'}
      />
      <Proposed path={path} />
    </div>
  );
}

export function SwitchField({ path, disabled = false }: Props) {
  const field = useField(path);
  return (
    <div data-field={path}>
      <Switch
        label={field.label}
        description={field.description}
        error={field.error}
        checked={Boolean(field.value)}
        onChange={(event) => field.set(event.currentTarget.checked)}
        disabled={disabled}
      />
    </div>
  );
}

interface ChoiceProps extends Props {
  options: { value: string; label: string }[];
}

/** One of a few that all fit into a line. */
export function ChoiceField({ path, options, disabled = false }: ChoiceProps) {
  const field = useField(path);
  const id = useId();
  return (
    <Input.Wrapper
      label={field.label}
      description={field.description}
      error={field.error}
      labelElement="div"
      labelProps={{ id }}
      data-field={path}
    >
      <div>
        <SegmentedControl
          aria-labelledby={id}
          data={options}
          value={String(field.value)}
          onChange={field.set}
          disabled={disabled}
          mt={4}
        />
      </div>
    </Input.Wrapper>
  );
}
