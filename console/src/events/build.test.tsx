import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { BuildPanel } from './build';
import { searchAddress } from './log-search';

const path = '/api/autoscaling/events/e0/build';
const build = {
  build: { number: 14, url: 'https://jenkins/job/shop/14/', startedAt: '2026-11-23T12:00:00Z' },
  stages: [
    {
      name: 'create-vm-from-template',
      state: 'SUCCESS',
      startedAt: '2026-11-23T12:00:00Z',
      endedAt: '2026-11-23T12:00:40Z',
    },
    { name: 'health-check', state: 'IN_PROGRESS', startedAt: '2026-11-23T12:00:40Z' },
  ],
};

const panel = <BuildPanel event="e0" url="https://jenkins/job/shop/14" />;

describe('the build that drives an event', () => {
  test('is shown with its stages, and leads to its log in Jenkins', async () => {
    answers('get', path, build);
    show(panel);
    const stages = await screen.findByRole('list', { name: 'Stages of the build' });
    const [clone, health] = within(stages).getAllByRole('listitem');
    expect(clone).toHaveTextContent('create-vm-from-template');
    expect(clone).toHaveTextContent('40 s');
    expect(within(clone!).getByRole('img', { name: 'done' })).toBeInTheDocument();
    expect(within(health!).getByRole('img', { name: 'running' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Log in Jenkins' })).toHaveAttribute(
      'href',
      'https://jenkins/job/shop/14/console',
    );
  });

  test('shows its log when it is opened, and reads on from where it was', async () => {
    answers('get', path, build);
    const asked = answers('get', `${path}/log`, { text: 'Started by webhook\n', next: 19, goesOn: true });
    const { user } = show(panel);
    const summary = await screen.findByText('Show the log of the build');
    expect(asked).toHaveLength(0);
    await user.click(summary);
    expect(await screen.findByText(/Started by webhook/)).toBeInTheDocument();
    expect(screen.getByText('The build goes on; its log is read every 3 s.')).toBeInTheDocument();
    const rest = answers('get', `${path}/log`, { text: 'Finished: SUCCESS\n', next: 37, goesOn: false });
    expect(await screen.findByText(/Started by webhook\s+Finished: SUCCESS/)).toBeInTheDocument();
    expect(new URL(rest[0]!.url).searchParams.get('from')).toBe('19');
  });

  test('says that Jenkins does not keep it any longer', async () => {
    refuses('get', path, 404, { code: 'build-unknown', detail: 'Jenkins does not know the build of event e0' });
    show(panel);
    expect(await screen.findByText('Jenkins does not know the build of event e0')).toBeInTheDocument();
  });
});

test('the search of the log is asked for the event, its service and its time, a minute more on either side', () => {
  const event = {
    id: 'e 1',
    service: 'shop',
    kind: 'scale-out',
    state: 'SUCCEEDED',
    reason: '',
    createdAt: '2026-11-23T12:00:00Z',
    endedAt: '2026-11-23T12:10:00Z',
    workflows: [],
  };
  expect(searchAddress('https://g/explore?q={event}&s={service}&from={from}&to={to}&x={other}', event, 0)).toBe(
    `https://g/explore?q=e%201&s=shop&from=${Date.parse('2026-11-23T11:59:00Z')}&to=${Date.parse('2026-11-23T12:11:00Z')}&x={other}`,
  );
});
