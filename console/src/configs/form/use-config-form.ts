import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { FieldError } from '@/common/api/problem';
import { errorText, formPath } from '@/common/form/field-errors';
import { useLanguage } from '@/common/words/catalogue';
import { check, type Messages } from './check';
import { type Step, stepOf } from './steps';
import { at, withValue } from './tree';
import type { Values } from './values';

/** Where a proposed value comes from; `value` is absent when there is none. */
export interface Proposal {
  field: string;
  value?: string | undefined;
  from: string;
}

export interface ConfigForm {
  values: Values;
  /** What every visited step and touched field must tell. */
  messages: Messages;
  set: (path: string, value: unknown) => void;
  /** The field was left: from now on it says what is wrong with it. */
  leave: (path: string) => void;
  visit: (step: Step) => void;
  /** Visited steps with what is wrong in them. */
  wrongIn: (step: Step) => string[];
  isVisited: (step: Step) => boolean;
  /** The server's messages; each stays until its field is changed. */
  told: (errors: readonly FieldError[]) => void;
  /** Puts other values in the place of all. */
  replace: (values: Values) => void;
  /** The service's name cannot change any more. */
  isNamed: boolean;
  proposals: ReadonlyMap<string, Proposal>;
  propose: (found: readonly Proposal[]) => void;
}

interface Told {
  text: string;
  /** The value that it was said about. */
  value: unknown;
}

export const ConfigFormContext = createContext<ConfigForm | undefined>(undefined);

export function useConfigForm(): ConfigForm {
  const form = useContext(ConfigFormContext);
  if (!form) throw new Error('a field stands outside of the form');
  return form;
}

/** @param isNamed the config exists, and nothing proposed is put into it */
export function useNewConfigForm(initial: Values, isNamed: boolean, seen: readonly Step[]): ConfigForm {
  const language = useLanguage();
  const [values, setValues] = useState(initial);
  const [visited, setVisited] = useState<ReadonlySet<Step>>(new Set(seen));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [server, setServer] = useState<Readonly<Record<string, Told>>>({});
  const [proposals, setProposals] = useState<ReadonlyMap<string, Proposal>>(new Map());
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the texts are in the language
  const wrong = useMemo(() => check(values), [values, language]);

  const set = useCallback((path: string, value: unknown) => setValues((now) => withValue(now, path, value)), []);
  const leave = useCallback((path: string) => setTouched((now) => (now.has(path) ? now : new Set(now).add(path))), []);
  const visit = useCallback((step: Step) => setVisited((now) => (now.has(step) ? now : new Set(now).add(step))), []);
  const told = useCallback(
    (errors: readonly FieldError[]) =>
      setServer(
        Object.fromEntries(
          errors.map((error) => {
            const path = formPath(error.field);
            return [path, { text: errorText(error), value: at(values, path) }];
          }),
        ),
      ),
    [values],
  );
  const propose = useCallback(
    (found: readonly Proposal[]) => {
      const next = new Map(found.map((one) => [one.field, one]));
      setProposals(next);
      if (!isNamed) setValues((now) => withProposals(now, proposals, next));
    },
    [isNamed, proposals],
  );
  const messages = useMemo(() => {
    const valid = Object.entries(server).filter(([path, one]) => one.value === at(values, path));
    const all = { ...Object.fromEntries(valid.map(([path, one]) => [path, one.text])), ...wrong };
    return Object.fromEntries(Object.entries(all).filter(([path]) => touched.has(path) || visited.has(stepOf(path))));
  }, [server, wrong, values, touched, visited]);
  return {
    values,
    messages,
    set,
    leave,
    visit,
    wrongIn: (step) => (visited.has(step) ? Object.keys(messages).filter((path) => stepOf(path) === step) : []),
    isVisited: (step) => visited.has(step),
    told,
    replace: setValues,
    isNamed,
    proposals,
    propose,
  };
}

/** Fills in what nobody has typed: what is empty, and what an earlier proposal has put there. */
function withProposals(
  values: Values,
  before: ReadonlyMap<string, Proposal>,
  now: ReadonlyMap<string, Proposal>,
): Values {
  let filled = values;
  for (const [path, { value }] of now) {
    const present = at(filled, path);
    const isUntouched = present === '' || String(present) === before.get(path)?.value || isPreset(path, present);
    if (value !== undefined && isUntouched) filled = withValue(filled, path, typed(path, value));
  }
  return filled;
}

const numbers = new Set([
  'loadBalancer.memberPort',
  'loadBalancer.vipPort',
  'monitoring.metricsPort',
  'scaling.min',
  'scaling.max',
]);

export function typed(path: string, value: string): string | number {
  return numbers.has(path) ? Number(value) : value;
}

/** What the form begins with where it does not begin empty. */
function isPreset(path: string, value: unknown): boolean {
  return path === 'monitoring.metricsPort' && value === 9100;
}
