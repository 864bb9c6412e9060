import { Button, Text } from '@mantine/core';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { formWords } from './form-words';
import { originText } from './origin';
import { at } from './tree';
import { typed, useConfigForm } from './use-config-form';

/**
 * Where the value of a field comes from; when it says something else than what is proposed, the proposal can be taken. What is
 * saved already was not proposed just now.
 */
export function Proposed({ path }: { path: string }) {
  const t = useWords(formWords);
  useLanguage();
  const form = useConfigForm();
  const proposal = form.proposals.get(path);
  if (!proposal) return null;
  const from = originText(proposal.from);
  const { value } = proposal;
  const present = String(at(form.values, path) ?? '');
  if (value === undefined) return present === '' ? <Line>{t('noProposal', { from })}</Line> : null;
  if (present === value) return form.isNamed ? null : <Line>{t('proposedFrom', { from })}</Line>;
  return (
    <Line>
      {t('proposal', { value, from })}{' '}
      <Button variant="subtle" size="compact-xs" onClick={() => form.set(path, typed(path, value))}>
        {t('use')}
      </Button>
    </Line>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  return (
    <Text size="xs" c="dimmed" component="div" mt={2}>
      {children}
    </Text>
  );
}
