import { Button, Group, Stack } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { Answer } from '@/common/ui/nothing';
import { Page } from '@/common/ui/page';
import { useWords } from '@/common/words/catalogue';
import { EngineStep } from './engine-step';
import { ConfigStep, PoolStep } from './last-steps';
import { type Engine, isDone, type Step, steps, type There, useEngine, useThere } from './progress';
import classes from './set-up.module.css';
import { SystemsStep } from './systems-step';
import { TemplateStep } from './template-step';
import { words } from './words';

/** From nothing to the first service that scales: shows the first step that is not done, and any other on demand. */
export function Component() {
  const t = useWords(words);
  const there = useThere();
  return (
    <Page title={t('title')} sentence={t('sentence')}>
      <Answer of={there}>{(known) => <Steps there={known} />}</Answer>
    </Page>
  );
}

function Steps({ there }: { there: There }) {
  const t = useWords(words);
  const [engine, setEngine] = useEngine();
  const [params, setParams] = useSearchParams();
  const first = steps.find((step) => !isDone(step, there, engine)) ?? 'config';
  // What is chosen may open an earlier step again: whoever chooses stays where they are.
  const choose = (chosen: Engine) => {
    setEngine(chosen);
    setParams({ step: 'engine' });
  };
  const now = steps.find((step) => step === params.get('step')) ?? first;
  return (
    <ol className={classes.steps} aria-label={t('steps')}>
      {steps.map((step, index) => {
        const done = isDone(step, there, engine);
        const Icon = done ? IconCircleCheck : IconCircle;
        const isNow = step === now;
        return (
          <li key={step} className={classes.step} aria-current={isNow ? 'step' : undefined}>
            <button type="button" className={classes.head} aria-expanded={isNow} onClick={() => setParams({ step })}>
              <Icon size={18} color={done ? 'var(--tone-ok)' : 'var(--tone-wait)'} aria-hidden />
              <b>
                {index + 1}. {t(`step.${step}`)}
              </b>
              <span>{t(done ? 'done' : 'open')}</span>
            </button>
            {isNow && (
              <Stack gap="md" className={classes.body}>
                <Content step={step} there={there} engine={engine} setEngine={choose} />
                <Next step={step} isDone={done} goTo={(next) => setParams({ step: next })} />
              </Stack>
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface ContentProps {
  step: Step;
  there: There;
  engine: Engine | null;
  setEngine: (engine: Engine) => void;
}

function Content({ step, there, engine, setEngine }: ContentProps) {
  switch (step) {
    case 'systems':
      return <SystemsStep connections={there.connections} engine={engine} />;
    case 'engine':
      return <EngineStep connections={there.connections} engine={engine} onChange={setEngine} />;
    case 'template':
      return <TemplateStep there={there} />;
    case 'pool':
      return <PoolStep there={there} />;
    case 'config':
      return <ConfigStep there={there} engine={engine} />;
  }
}

function Next({ step, isDone: done, goTo }: { step: Step; isDone: boolean; goTo: (step: Step) => void }) {
  const t = useWords(words);
  const next = steps[steps.indexOf(step) + 1];
  if (!next) return null;
  return (
    <Group>
      <Button variant={done ? 'filled' : 'default'} onClick={() => goTo(next)}>
        {t('next')}
      </Button>
    </Group>
  );
}
