import { IconAlertTriangle, IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useWords } from '@/common/words/catalogue';
import classes from './form.module.css';
import { formWords } from './form-words';
import { type Step, steps } from './steps';
import { useConfigForm } from './use-config-form';

/** The steps, each with how many of its fields are wrong; any of them can be gone to. */
export function StepList({ now, goTo }: { now: Step; goTo: (step: Step) => void }) {
  const t = useWords(formWords);
  return (
    <nav aria-label={t('steps')}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step}>
            <button
              type="button"
              className={classes.step}
              aria-current={step === now ? 'step' : undefined}
              onClick={() => goTo(step)}
            >
              <StepState step={step} />
              <span>
                {index + 1}. {t(`step.${step}`)}
                <StepWords step={step} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepState({ step }: { step: Step }) {
  const form = useConfigForm();
  if (form.wrongIn(step).length > 0) return <IconAlertTriangle size={16} color="var(--tone-bad)" aria-hidden />;
  if (form.isVisited(step) && step !== 'review')
    return <IconCircleCheck size={16} color="var(--tone-ok)" aria-hidden />;
  return <IconCircle size={16} color="var(--tone-wait)" aria-hidden />;
}

function StepWords({ step }: { step: Step }) {
  const t = useWords(formWords);
  const form = useConfigForm();
  if (step === 'review') return null;
  const wrong = form.wrongIn(step).length;
  const text = wrong > 0 ? t('stepWrong', { count: wrong }) : t(form.isVisited(step) ? 'stepOk' : 'stepOpen');
  return <small data-wrong={wrong > 0}>{text}</small>;
}
