import { Alert, Anchor, List, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { inWords } from '@/common/config/field-value';
import { errorText, formPath } from '@/common/form/field-errors';
import { Preflight } from '@/common/preflight/preflight';
import { Publication } from '@/common/publishing/publication';
import { FieldDiff } from '@/common/ui/diff-view';
import { Answer, Loading } from '@/common/ui/nothing';
import { ProblemBox } from '@/common/ui/problem-box';
import { Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { useReview, type Verdict } from './drafts';
import { fieldWords, isField } from './field-words';
import classes from './form.module.css';
import { formWords } from './form-words';
import { Summary } from './summary';
import { type Step, stepOf, steps } from './steps';
import { at, leaves, patch, shown, type Tree } from './tree';
import { useConfigForm } from './use-config-form';
import { documentOf } from './values';

interface Props {
  /** What the config was before; of one that exists. */
  base: Tree | undefined;
  goTo: (step: Step) => void;
}

/** Everything once more: the fields that the server objects to, the checks, what max can reach, and what will be written. */
export function StepReview({ base, goTo }: Props) {
  const t = useWords(formWords);
  const { values, told, visit } = useConfigForm();
  const document = documentOf(values);
  const { verdict, preflight, preview } = useReview(document);
  const said = verdict.data;
  useEffect(() => {
    steps.forEach(visit);
    if (said) told(said.errors);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  }, [said]);
  return (
    <Stack gap="lg">
      {base ? <Changes base={base} now={document} /> : <Summary values={values} />}
      {verdict.isFetching && (
        <Text size="sm" c="dimmed" role="status">
          {t('checking')}
        </Text>
      )}
      {verdict.error && <ProblemBox thrown={verdict.error} onRetry={() => void verdict.refetch()} />}
      {said && <Said verdict={said} goTo={goTo} />}
      {said?.errors.length === 0 && (
        <>
          <Preflight of={preflight} />
          <Stack gap="xs" component="section">
            <Title order={2}>{t('preview')}</Title>
            <Answer of={preview} loading={<Loading lines={3} />}>
              {({ items }) => <Publication plans={items} />}
            </Answer>
          </Stack>
        </>
      )}
    </Stack>
  );
}

function Changes({ base, now }: { base: Tree; now: Tree }) {
  const t = useWords(formWords);
  const changes = leaves(patch(base, now)).map(({ path }) => ({
    field: path,
    before: shown(at(base, path)),
    after: shown(at(now, path)),
  }));
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('changes')}</Title>
      {changes.length === 0 ? <Text c="dimmed">{t('noChanges')}</Text> : <FieldDiff changes={changes.map(inWords)} />}
    </Stack>
  );
}

function Said({ verdict, goTo }: { verdict: Verdict; goTo: (step: Step) => void }) {
  const t = useWords(formWords);
  const f = useWords(fieldWords);
  const name = (field: string) => {
    const path = formPath(field);
    return isField(path) ? f(path) : field;
  };
  return (
    <>
      {verdict.errors.length > 0 && (
        <Alert color="red" variant="light" role="alert" title={t('wrongFirst', { count: verdict.errors.length })}>
          <List size="sm">
            {verdict.errors.map((error) => (
              <List.Item key={`${error.field} ${error.allowed}`}>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  td="underline"
                  aria-label={t('goTo', { field: name(error.field) })}
                  onClick={() => goTo(stepOf(formPath(error.field)))}
                >
                  {name(error.field)}
                </Anchor>
                : {errorText(error)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {verdict.warnings.length > 0 && (
        <section className={classes.band} aria-label={t('warnings')}>
          <Toned tone="warn">
            <b>{t('warnings')}</b>
          </Toned>
          <List size="sm">
            {verdict.warnings.map((warning) => (
              <List.Item key={`${warning.field} ${warning.allowed}`}>
                <b>{name(warning.field)}</b>: {errorText(warning)}
              </List.Item>
            ))}
          </List>
        </section>
      )}
    </>
  );
}
