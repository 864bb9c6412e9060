import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { bytesText } from '@/common/format';
import { ServiceLinks } from '@/common/service/service-links';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { deleteWords, type Way } from './delete-words';
import type { Template } from './reads';

/** What is usual for a template that came to be in that way. */
const usual: Readonly<Record<string, Way>> = { clone: 'destroy', convert: 'return', register: 'keep' };

interface Props {
  template: Template;
  onClose: () => void;
  onGone?: () => void;
}

/** Takes a template away in one of three ways; names what uses it, which must be none. */
export function DeleteDialog(props: Props) {
  return props.template.usedBy.length > 0 ? <InUse {...props} /> : <Leaving {...props} />;
}

function InUse({ template, onClose }: Props) {
  const t = useWords(deleteWords);
  const c = useWords(common);
  const { name, usedBy } = template;
  return (
    <Modal opened onClose={onClose} title={t('title', { name })} size="md">
      <Stack gap="sm">
        <Text>{t('users', { count: usedBy.length, services: usedBy.join(', ') })}</Text>
        <ServiceLinks names={usedBy} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {c('close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Leaving({ template, onClose, onGone }: Props) {
  const t = useWords(deleteWords);
  const { id, name, mode, version } = template;
  const [way, setWay] = useState<Way>(usual[mode] ?? 'keep');
  const leaving = useChange<Way, unknown>({
    run: (chosen) =>
      answered(
        api.DELETE('/api/templates/{id}', {
          params: {
            path: { id },
            query: { way: chosen, ...(chosen === 'destroy' && { confirm: name }) },
            header: { 'If-Match': `"${version}"` },
          },
        }),
      ),
    touches: ['templates', 'workflows'],
    done: (going) => t(going ? 'going' : 'gone', { name }),
    onDone: () => {
      onClose();
      onGone?.();
    },
  });
  const ways: Way[] = mode === 'convert' ? ['return', 'destroy', 'keep'] : ['destroy', 'keep'];
  return (
    <ConfirmByName
      opened
      title={t('title', { name })}
      name={name}
      act={t(`act.${way}`)}
      isRunning={leaving.isPending}
      problem={leaving.error}
      onConfirm={() => leaving.mutate(way)}
      onClose={onClose}
      consequences={
        <Stack gap="xs">
          <Text size="sm">{t('nobody')}</Text>
          <Radio.Group label={t('way')} value={way} onChange={(chosen) => setWay(chosen as Way)}>
            <Stack gap={6} mt={4}>
              {ways.map((one) => (
                <Radio key={one} value={one} size="xs" label={t(one)} />
              ))}
            </Stack>
          </Radio.Group>
          <Consequence template={template} way={way} />
        </Stack>
      }
    />
  );
}

function Consequence({ template, way }: { template: Template; way: Way }) {
  const t = useWords(deleteWords);
  const { source, mode } = template;
  const bytes = source.disks.reduce((sum, disk) => sum + disk.bytes, 0);
  switch (way) {
    case 'destroy':
      return (
        <Text size="sm" aria-live="polite">
          <Toned tone="bad">{t('destroyHint', { disks: bytesText(bytes) })}</Toned>
          {mode !== 'clone' && ` ${t('notOurs')}`}
        </Text>
      );
    case 'keep':
      return (
        <Text size="sm" aria-live="polite">
          {t('keepHint')}
        </Text>
      );
    case 'return':
      return (
        <Text size="sm" aria-live="polite">
          {t('returnHint', { source: source.name })}
        </Text>
      );
  }
}
