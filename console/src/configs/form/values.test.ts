import { describe, expect, test } from 'vitest';
import { shopDocument } from '../samples';
import { check } from './check';
import { originText } from './origin';
import { stepOf } from './steps';
import { leaves, patch, patched } from './tree';
import { documentOf, fresh, valuesOf } from './values';

const written = (document: object) => {
  const steps = ['enabled', 'mode'];
  return Object.fromEntries(Object.entries(document).filter(([name]) => !steps.includes(name)));
};

describe('the document of a form', () => {
  test('says what the config said before', () => {
    expect(documentOf(valuesOf(shopDocument))).toEqual(written(shopDocument));
  });

  test('leaves out a metric that is switched off, and keeps its values for later', () => {
    const values = valuesOf(shopDocument);
    values.monitoring.cpu.on = false;
    expect(documentOf(values)).not.toHaveProperty('monitoring.cpu');
    expect(patch(documentOf(valuesOf(shopDocument)), documentOf(values))).toEqual({ monitoring: { cpu: null } });
  });

  test('has a Jenkins part only where Jenkins drives', () => {
    const values = { ...valuesOf(shopDocument), engine: 'jenkins' };
    values.jenkins = { ...values.jenkins, connection: 'ci' };
    expect(documentOf(values)).toMatchObject({ jenkins: { connection: 'ci', fallBack: false } });
    expect(documentOf(values)).not.toHaveProperty('jenkins.scm');
    expect(documentOf({ ...values, engine: 'embedded' })).not.toHaveProperty('jenkins');
  });
});

test('a change is applied to another revision', () => {
  const change = patch({ a: 1, b: { c: 2, d: [1] } }, { a: 1, b: { d: [1, 2] } });
  expect(change).toEqual({ b: { c: null, d: [1, 2] } });
  expect(patched({ a: 5, b: { c: 2, d: [1], e: 6 } }, change)).toEqual({ a: 5, b: { d: [1, 2], e: 6 } });
  expect(leaves(change).map(({ path }) => path)).toEqual(['b.c', 'b.d']);
});

test('every field stands in a step', () => {
  expect(stepOf('placement.vcenter')).toBe('service');
  expect(stepOf('placement.cluster')).toBe('network');
  expect(stepOf('monitoring.rules.labels.0.name')).toBe('monitoring');
  expect(stepOf('jenkins.folder')).toBe('service');
});

describe('the plain rules', () => {
  const wrong = (change: (values: typeof fresh) => void) => {
    const values = structuredClone(valuesOf(shopDocument));
    change(values);
    return Object.keys(check(values));
  };

  test('find nothing wrong with a config that works', () => {
    expect(check(valuesOf(shopDocument))).toEqual({});
  });

  test('want everything that must be chosen', () => {
    expect(Object.keys(check(fresh))).toEqual(
      expect.arrayContaining([
        'service',
        'template',
        'loadBalancer.pool',
        'monitoring.job',
        'network.ipPool',
        'scaling.max',
      ]),
    );
  });

  test('hold values to their ranges', () => {
    expect(wrong((values) => (values.monitoring.cpu.out = 101))).toEqual(['monitoring.cpu.out']);
    expect(wrong((values) => (values.scaling.max = 100))).toEqual(['scaling.max']);
    expect(wrong((values) => (values.scaling.min = 5))).toEqual(['scaling.min']);
    expect(wrong((values) => (values.loadBalancer.vipPort = 70_000))).toEqual(['loadBalancer.vipPort']);
    expect(wrong((values) => (values.loadBalancer.vipAddress = '10.20.0.300'))).toEqual(['loadBalancer.vipAddress']);
    expect(wrong((values) => (values.loadBalancer.healthPath = 'health'))).toEqual(['loadBalancer.healthPath']);
    expect(wrong((values) => (values.scaling.warmUp = ''))).toEqual(['scaling.warmUp']);
    expect(wrong((values) => (values.vmName = 'web'))).toEqual(['vmName']);
  });

  test('keep scale-in so far below scale-out that removing a step does not add one again', () => {
    expect(wrong((values) => (values.monitoring.cpu.in = 50))).toEqual(['monitoring.cpu.in']);
    expect(wrong((values) => (values.monitoring.cpu.in = 49))).toEqual([]);
  });

  test('want a Jenkins where Jenkins drives', () => {
    expect(wrong((values) => (values.engine = 'jenkins'))).toEqual(['jenkins.connection']);
  });
});

test('says where a proposal comes from', () => {
  expect(originText('2 of 3 base VMs')).toBe('2 of 3 base VMs have it');
  expect(originText('monitor web-http')).toBe('from monitor web-http');
  expect(originText('F5 f5: no such host')).toBe('F5 f5: no such host');
});
