import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { Link } from 'react-router';
import { problemOf } from '@/common/api/problem';
import { fieldName } from '@/common/config/field-words';
import { links } from '@/common/links';
import { foundText, reasonText } from '@/common/service/reason-text';
import { nowMillis } from '@/common/time/clock';
import { timeText } from '@/common/time/time-text';
import { Answer, Empty } from '@/common/ui/nothing';
import { Toned } from '@/common/ui/state-badge';
import { say, useLanguage, useWords } from '@/common/words/catalogue';
import type { Language } from '@/common/words/language';
import { decisionText } from './decision-text';
import { toneOf } from './decision-tone';
import { inputsOf, metricName, metricText } from './inputs';
import { type Decision, type Explained, useExplanation } from './reads';
import classes from './why-panel.module.css';
import { whyWords } from './why-words';

interface Props {
  service: string;
  /** The chosen moment; undefined: now. */
  at: number | undefined;
}

/** Why something was done, or nothing, at a moment: rule, reason, inputs, and what would have changed it. */
export function WhyPanel({ service, at }: Props) {
  const t = useWords(whyWords);
  const language = useLanguage();
  const titleId = useId();
  const explained = useExplanation(service, at);
  const isUndecided = explained.error !== null && problemOf(explained.error).code === 'decision-unknown';
  return (
    <section aria-labelledby={titleId} className={classes.panel}>
      <Title order={2} id={titleId}>
        {t('why')}{' '}
        <Text component="span" c="dimmed" size="sm">
          {at === undefined ? t('now') : t('at', { time: timeText(at, language, nowMillis()) })}
        </Text>
      </Title>
      {isUndecided ? (
        <Empty title={t('nothingDecided')} hint={t('nothingDecidedHint')} />
      ) : (
        <Answer of={explained}>{(data) => <Explanation explained={data} />}</Answer>
      )}
    </section>
  );
}

function Explanation({ explained }: { explained: Explained }) {
  const t = useWords(whyWords);
  const language = useLanguage();
  const { decision, rule } = explained;
  const inputs = inputsOf(decision.inputs, language);
  return (
    <Stack gap="xs" aria-live="polite">
      <div>
        <Text fw={600} component="div">
          <Toned tone={toneOf(decision)}>{decisionText(decision)}</Toned>
        </Text>
        <When decision={decision} />
      </div>
      <dl className={classes.facts}>
        <dt>{t('rule')}</dt>
        <dd>{t(`rule.${rule}`)}</dd>
        <Detail decision={decision} />
      </dl>
      {decision.event && (
        <Anchor component={Link} to={links.event(decision.event)} size="sm">
          {t('toEvent')}
        </Anchor>
      )}
      <Title order={3}>{t('inputs')}</Title>
      <dl className={classes.facts}>
        {inputs.map((input) => (
          <div key={input.name} className={classes.fact}>
            <dt>{input.name}</dt>
            <dd>{input.value}</dd>
          </div>
        ))}
      </dl>
      <Title order={3}>{t('whatIf')}</Title>
      <WhatIfs explained={explained} />
    </Stack>
  );
}

/** What was found when it was decided; a hold's reason stands above. */
function Detail({ decision }: { decision: Decision }) {
  const t = useWords(whyWords);
  const found = decision.kind === 'hold' ? foundText(decision.why) : reasonText(decision.why);
  if (found === '') return null;
  return (
    <>
      <dt>{t('recorded')}</dt>
      <dd className={classes.recorded} title={decision.why}>
        {found}
      </dd>
    </>
  );
}

function When({ decision }: { decision: Decision }) {
  const t = useWords(whyWords);
  const language = useLanguage();
  const time = (at: string) => timeText(at, language, nowMillis());
  return (
    <Text size="xs" c="dimmed">
      {decision.times === 1
        ? t('once', { from: time(decision.at) })
        : t('times', { count: decision.times, from: time(decision.at), to: time(decision.lastAt) })}
      {decision.until && ` · ${t('until', { time: time(decision.until) })}`}
    </Text>
  );
}

function WhatIfs({ explained }: { explained: Explained }) {
  const t = useWords(whyWords);
  const language = useLanguage();
  if (explained.decision.kind !== 'hold') return <Text size="sm">{t('whatIfNothing')}</Text>;
  return (
    <ul className={classes.whatIf}>
      {explained.whatIf.map((one) => (
        <li key={one.words} title={one.words}>
          {whatIfText(one, language)}
        </li>
      ))}
    </ul>
  );
}

/** What would have led to another decision, in the user's words. */
export function whatIfText(one: Explained['whatIf'][number], language: Language): string {
  const t = say(whyWords);
  const subject = one.subject ?? '';
  const value = (number: number | null | undefined) =>
    number === undefined || number === null ? t('unknown') : metricText(subject, number, language);
  switch (one.kind) {
    case 'VALUE_ABOVE':
    case 'VALUE_BELOW':
      return t(one.kind, { metric: metricName(subject), limit: value(one.limit), value: value(one.value) });
    case 'LATER':
      return t('LATER', { time: one.at ? timeText(one.at, language, nowMillis()) : t('unknown') });
    case 'SETTING':
      return t('SETTING', {
        field: fieldName(subject),
        value: /it was (.+)$/.exec(one.words)?.[1] ?? t('unknown'),
      });
    case 'SYSTEM_ANSWERS':
      return t('SYSTEM_ANSWERS', { system: subject });
    case 'SWITCHED_OFF':
    case 'RESUMED':
    case 'EVENT_ENDED':
    case 'EVERYBODY_MEASURED':
    case 'OTHER_MEMBERS':
    case 'LAUNCHES_SUCCEED':
      return t(one.kind);
  }
}
