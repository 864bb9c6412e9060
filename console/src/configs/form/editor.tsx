import { Alert, Button, Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '@/common/api/session';
import { links } from '@/common/links';
import { useClock } from '@/common/time/clock';
import { ageText } from '@/common/time/time-text';
import { Page } from '@/common/ui/page';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { dropDraft, keepDraft, readDraft } from './draft-store';
import { checkDraft } from './drafts';
import classes from './form.module.css';
import { formWords } from './form-words';
import { StepBalancer } from './step-balancer';
import { StepList } from './step-list';
import { StepMonitoring } from './step-monitoring';
import { StepNetwork } from './step-network';
import { StepReview } from './step-review';
import { StepScaling } from './step-scaling';
import { StepService } from './step-service';
import { type Step, steps } from './steps';
import { ConfigFormContext, type ConfigForm, useNewConfigForm } from './use-config-form';
import { isTyped, useOnlyConnections, useProposing } from './use-proposals';
import type { Base } from './use-saving';
import { documentOf, type Values } from './values';

interface Props {
  title: string;
  /** Under which name what is typed is kept. */
  draft: string;
  initial: Values;
  /** What is edited; of a config that exists. */
  initialBase?: Base | undefined;
  /** The buttons of the last step. */
  actions: (form: ConfigForm, editing: Editing) => ReactNode;
}

/** What the last step has at hand. */
export interface Editing {
  base: Base | undefined;
  setBase: (base: Base) => void;
  goTo: (step: Step) => void;
  /** It is saved: nothing has to be kept any more. */
  settle: () => void;
}

/** The form in its steps. Whatever is typed is kept in the browser until it is saved or thrown away. */
export function Editor({ title, draft, actions, ...read }: Props) {
  const t = useWords(formWords);
  const user = useSession().data?.user ?? '';
  // What it begins with stays, though it may be read again meanwhile: it belongs to the version that is changed.
  const [{ initial, initialBase }] = useState(read);
  const [kept, setKept] = useState(() => readDraft(user, draft));
  const [base, setBase] = useState(kept?.base ?? initialBase);
  const form = useNewConfigForm(kept?.values ?? initial, initialBase !== undefined, kept || initialBase ? steps : []);
  const [step, goTo] = useStep(form);
  const [isSettled, setSettled] = useState(false);
  useOnlyConnections(form);
  useProposing(form);
  useEffect(() => {
    if (isSettled) return;
    const isChanged = isTyped(form.values, initial) || base?.etag !== initialBase?.etag;
    if (isChanged) keepDraft(user, draft, { values: form.values, step, base });
    else dropDraft(user, draft);
  }, [isSettled, form.values, initial, initialBase, user, draft, step, base]);
  const settle = useCallback(() => {
    setSettled(true);
    dropDraft(user, draft);
  }, [user, draft]);
  const discard = () => {
    dropDraft(user, draft);
    setKept(undefined);
    setBase(initialBase);
    form.replace(initial);
  };
  const editing = useMemo<Editing>(() => ({ base, setBase, goTo, settle }), [base, goTo, settle]);
  return (
    <ConfigFormContext value={form}>
      <Page title={title} crumbs={[{ to: links.configs, label: t('configs') }]}>
        {kept && <Restored at={kept.at} onDiscard={discard} />}
        <div className={classes.layout}>
          <StepList now={step} goTo={goTo} />
          <Stack gap="md">
            <StepTitle step={step} />
            <Content step={step} base={base} goTo={goTo} />
            <Moves step={step} goTo={goTo}>
              {step === 'review' && actions(form, editing)}
            </Moves>
          </Stack>
        </div>
      </Page>
    </ConfigFormContext>
  );
}

/** The step stands in the URL. One that was left says what is wrong in it, and the server is asked what it says. */
function useStep(form: ConfigForm): [Step, (step: Step) => void] {
  const [params, setParams] = useSearchParams();
  const named = steps.find((step) => step === params.get('step')) ?? steps[0];
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  const goTo = useCallback(
    (next: Step) => {
      latest.current.visit(named);
      setParams((now) => {
        const changed = new URLSearchParams(now);
        changed.set('step', next);
        return changed;
      });
      // The review asks by itself; what cannot be asked now is asked there, and what it has said stands.
      if (next === 'review' || named === 'review') return;
      checkDraft(documentOf(latest.current.values)).then(
        (verdict) => latest.current.told(verdict.errors),
        () => undefined,
      );
    },
    [named, setParams],
  );
  return [named, goTo];
}

function StepTitle({ step }: { step: Step }) {
  const t = useWords(formWords);
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) title.current?.focus();
    before.current = step;
  }, [step]);
  return (
    <Title order={2} ref={title} tabIndex={-1} style={{ outline: 'none' }}>
      {t(`step.${step}`)}
    </Title>
  );
}

function Content({ step, base, goTo }: { step: Step; base: Base | undefined; goTo: (step: Step) => void }) {
  switch (step) {
    case 'service':
      return <StepService />;
    case 'balancer':
      return <StepBalancer />;
    case 'network':
      return <StepNetwork />;
    case 'monitoring':
      return <StepMonitoring />;
    case 'scaling':
      return <StepScaling />;
    case 'review':
      return <StepReview base={base?.document} goTo={goTo} />;
  }
}

function Moves({ step, goTo, children }: { step: Step; goTo: (step: Step) => void; children: ReactNode }) {
  const t = useWords(formWords);
  const index = steps.indexOf(step);
  const [before, next] = [steps[index - 1], steps[index + 1]];
  return (
    <div className={classes.bar}>
      {next && <Button onClick={() => goTo(next)}>{t('next', { step: t(`step.${next}`) })}</Button>}
      {children}
      {before && (
        <Button variant="default" onClick={() => goTo(before)}>
          {t('back')}
        </Button>
      )}
    </div>
  );
}

function Restored({ at, onDiscard }: { at: number; onDiscard: () => void }) {
  const t = useWords(formWords);
  const language = useLanguage();
  const age = useClock((now) => ageText(at, language, now));
  return (
    <Alert variant="light" color="gray" px="sm" py={6}>
      <Group gap="sm">
        <b>{t('restored')}</b> {t('restoredHint', { age })}
        <Button variant="default" onClick={onDiscard}>
          {t('discard')}
        </Button>
      </Group>
    </Alert>
  );
}
