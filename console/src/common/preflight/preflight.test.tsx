import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { i18next } from '@/common/words/language';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Preflight, usePreflight } from './preflight';

const report = {
  service: 'shop',
  at: '2026-11-23T08:00:00Z',
  verdict: 'fail',
  items: [
    { key: 'base-vms', title: 'base', verdict: 'pass', found: '2 base VMs run', hint: '', evidence: ['shop-01'] },
    {
      key: 'template',
      title: 'template',
      verdict: 'fail',
      found: 'there is no template web',
      hint: 'make it',
      evidence: ['looked in DC0'],
    },
    {
      key: 'addresses',
      title: 'addresses',
      verdict: 'warn',
      found: 'no address to spare',
      hint: 'add 1',
      evidence: [],
    },
    {
      key: 'virtual-server',
      title: 'virtual server',
      verdict: 'warn',
      found: 'not checked: see template',
      hint: '',
      evidence: [],
    },
  ],
  effectiveMax: {
    max: 6,
    reachable: 4,
    words: 'max 6, can reach 4',
    limitedBy: 'addresses',
    rooms: [{ limit: 'addresses', members: 2, evidence: '2 of 10 are free' }],
  },
};

function OfShop() {
  return <Preflight of={usePreflight('shop')} />;
}

test('tells what failed with its hint and evidence, and folds away what passed', async () => {
  answers('post', '/api/autoscaling/configs/shop/preflight', report);
  const { user } = show(<OfShop />);
  expect(await screen.findByText('1 failed')).toHaveAttribute('data-tone', 'bad');
  expect(screen.getByText('1 passed')).toHaveAttribute('data-tone', 'ok');
  expect(screen.getByText('there is no template web')).toBeInTheDocument();
  expect(screen.getByText('make it')).toBeInTheDocument();
  expect(screen.getByText('looked in DC0')).toBeInTheDocument();
  expect(screen.queryByText('2 base VMs run')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show the 1 that passed' }));
  expect(screen.getByText('2 base VMs run')).toBeInTheDocument();
});

test('does not count as a warning what could not be checked', async () => {
  answers('post', '/api/autoscaling/configs/shop/preflight', report);
  show(<OfShop />);
  expect(await screen.findByText('1 warning')).toBeInTheDocument();
  expect(screen.getByText('1 not checked')).toBeInTheDocument();
  const check = screen.getByText('A virtual server at the VIP uses the pool').closest('li')!;
  expect(within(check).getByText('not checked')).toBeInTheDocument();
  expect(within(check).getByText('not checked, because of: The template is ready')).toBeInTheDocument();
});

test('says how far max can be reached, and what limits it', async () => {
  answers('post', '/api/autoscaling/configs/shop/preflight', report);
  show(<OfShop />);
  expect(await screen.findByText('max 6, can reach 4 now, limited by free addresses')).toBeInTheDocument();
});

test('runs again on demand, and says why it could not', async () => {
  const asked = answers('post', '/api/autoscaling/configs/shop/preflight', report);
  const { user } = show(<OfShop />);
  await screen.findByText('there is no template web');
  expect(asked).toHaveLength(1);
  refuses('post', '/api/autoscaling/configs/shop/preflight', 503, { code: 'database-unavailable' });
  await user.click(screen.getByRole('button', { name: 'Check again' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The database does not answer');
});

test('names the checks in Korean', async () => {
  await i18next.changeLanguage('ko');
  answers('post', '/api/autoscaling/configs/shop/preflight', report);
  show(<OfShop />);
  expect(await screen.findByText('템플릿을 사용할 수 있음')).toBeInTheDocument();
  expect(screen.getByText('경고 1')).toBeInTheDocument();
  expect(screen.getByText('실패 1')).toBeInTheDocument();
});
