import { Button, Group, NumberInput, SimpleGrid, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api, type Schemas, type Versioned } from '../api/client';
import { useChange } from '../api/use-change';
import { ProblemBox } from '../ui/problem-box';
import { catalogue, useWords } from '../words/catalogue';
import { common } from '../words/common';
import { fieldErrors } from './field-errors';

const words = catalogue('pool-form', {
  en: {
    name: 'Name',
    ranges: 'Address ranges',
    rangesHint: '10.0.0.10-10.0.0.20, 10.0.0.10 or 10.0.0.0/28; Enter after each',
    exclusions: 'Excluded',
    prefix: 'Prefix length',
    gateway: 'Gateway',
    dns: 'DNS servers',
    make: 'Make the pool',
    nameStays: 'Configs name the pool by it, so it stays',
    made: 'IP pool {{name}}: {{usable}} addresses can be given out',
  },
  ko: {
    name: '이름',
    ranges: 'IP Pool 범위',
    rangesHint: '10.0.0.10-10.0.0.20, 10.0.0.10, 10.0.0.0/28 형식. 각각 입력 후 Enter',
    exclusions: '할당 제외',
    prefix: '프리픽스 길이',
    gateway: '게이트웨이',
    dns: 'DNS 서버',
    make: 'IP Pool 생성',
    nameStays: '설정에서 이 이름을 사용하므로 바꿀 수 없습니다',
    made: 'IP Pool {{name}}: 주소 {{usable}}개 할당 가능',
  },
});

interface Fields {
  name: string;
  ranges: string[];
  exclusions: string[];
  prefix: number | '';
  gateway: string;
  dns: string[];
}

const nothing: Fields = { name: '', ranges: [], exclusions: [], prefix: 24, gateway: '', dns: [] };

/** A message may be about one element of a list. */
function messageOf(errors: Readonly<Record<string, string>>, field: string): string | undefined {
  const path = Object.keys(errors).find((one) => one === field || one.startsWith(`${field}.`));
  return path && errors[path];
}

type Pool = Schemas['IpPoolView'];

interface Props {
  /** The pool that is changed; a new one is made without it. */
  before?: Versioned<Pool>;
  onMade: (name: string) => void;
  onCancel?: () => void;
}

function save(fields: Fields, before: Versioned<Pool> | undefined, once: string): Promise<Pool> {
  if (!before) {
    return answered(
      api.POST('/api/ip-pools', {
        params: { header: { 'Idempotency-Key': once } },
        body: fields as Schemas['PoolDocument'],
      }),
    );
  }
  const { name, ...rest } = fields;
  return answered(
    api.PUT('/api/ip-pools/{name}', {
      params: { path: { name }, header: { 'If-Match': before.etag ?? '' } },
      body: rest as Schemas['PoolDocument.Partial'],
    }),
  );
}

/** A pool of addresses, new or changed; what is wrong with it stands at its fields, and nothing that was typed is lost. */
export function PoolForm({ before: present, onMade, onCancel }: Props) {
  const t = useWords(words);
  const c = useWords(common);
  // Values and version belong together: what somebody else changes meanwhile must be noticed, not overwritten.
  const [before] = useState(present);
  const [fields, setFields] = useState<Fields>(before?.value ?? nothing);
  const change = (changed: Partial<Fields>) => setFields((now) => ({ ...now, ...changed }));
  const make = useChange<Fields, Schemas['IpPoolView']>({
    run: ({ name, ranges, exclusions, prefix, gateway, dns }, once) =>
      save({ name, ranges, exclusions, prefix, gateway, dns }, before, once),
    touches: ['ip-pools'],
    done: (pool) => t('made', { name: pool.name, usable: pool.usable }),
    onDone: (pool) => onMade(pool.name),
  });
  const errors = make.error ? fieldErrors(make.error) : {};
  const at = (field: keyof Fields) => ({ label: t(field), error: messageOf(errors, field) });
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submitted.stopPropagation();
        make.mutate(fields);
      }}
    >
      <Stack gap="sm">
        <TextInput
          {...at('name')}
          description={before && t('nameStays')}
          disabled={before !== undefined}
          value={fields.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          withAsterisk
        />
        <TagsInput
          {...at('ranges')}
          description={t('rangesHint')}
          value={fields.ranges}
          onChange={(ranges) => change({ ranges })}
          splitChars={[',', ' ']}
          acceptValueOnBlur
          withAsterisk
        />
        <TagsInput
          {...at('exclusions')}
          value={fields.exclusions}
          onChange={(exclusions) => change({ exclusions })}
          splitChars={[',', ' ']}
          acceptValueOnBlur
        />
        <SimpleGrid cols={2}>
          <NumberInput
            {...at('prefix')}
            value={fields.prefix}
            onChange={(prefix) => change({ prefix: prefix === '' ? '' : Number(prefix) })}
            min={1}
            max={128}
            allowDecimal={false}
            withAsterisk
          />
          <TextInput
            {...at('gateway')}
            value={fields.gateway}
            onChange={(event) => change({ gateway: event.currentTarget.value })}
            withAsterisk
          />
        </SimpleGrid>
        <TagsInput
          {...at('dns')}
          value={fields.dns}
          onChange={(dns) => change({ dns })}
          splitChars={[',', ' ']}
          acceptValueOnBlur
        />
        {make.error && <ProblemBox thrown={make.error} shownFields={shownOf(make.error.errors)} />}
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {c('cancel')}
            </Button>
          )}
          <Button type="submit" loading={make.isPending}>
            {before ? c('save') : t('make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function shownOf(errors: readonly { field: string }[]): string[] {
  return errors
    .map((error) => error.field)
    .filter((field) => Object.keys(nothing).some((name) => field === name || field.startsWith(`${name}[`)));
}
