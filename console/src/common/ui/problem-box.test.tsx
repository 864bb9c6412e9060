import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '@/test/render';
import { Problem } from '../api/problem';
import { i18next } from '../words/language';
import { ProblemBox } from './problem-box';

test('names the system that failed, what it said and what one can do', () => {
  const told = {
    code: 'outside-system-failed',
    detail: 'vCenter refused the log-in',
    system: 'vcenter main',
    hint: 'Check its password.',
  };
  show(<ProblemBox thrown={new Problem(502, told)} />);
  expect(screen.getByText('Another system failed: vcenter main')).toBeInTheDocument();
  expect(screen.getByText('vCenter refused the log-in')).toBeInTheDocument();
  expect(screen.getByText('Check its password.')).toBeInTheDocument();
});

test('tells every wrong field but those that show it themselves', () => {
  const errors = [
    { field: 'scaling.max', rejected: '1', allowed: '2 to 100', hint: 'min is 2' },
    { field: 'network.ipPool', rejected: 'x', allowed: 'a pool', hint: '' },
  ];
  show(<ProblemBox thrown={new Problem(422, { code: 'fields-refused', errors })} shownFields={['scaling.max']} />);
  expect(screen.queryByText('scaling.max')).not.toBeInTheDocument();
  expect(screen.getByText('network.ipPool')).toBeInTheDocument();
});

test('says in Korean too that nobody answers', async () => {
  await i18next.changeLanguage('ko');
  show(<ProblemBox thrown={new TypeError('Failed to fetch')} />);
  expect(screen.getByText('컨트롤 플레인이 응답하지 않습니다')).toBeInTheDocument();
});
