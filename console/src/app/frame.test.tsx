import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Page } from '@/common/ui/page';
import { showRoutes } from '@/test/render';
import { answers } from '@/test/server';
import { Frame } from './frame';
import { Gate } from './gate';

const routes = [
  {
    element: <Gate />,
    children: [
      {
        element: <Frame />,
        children: [
          { path: '/', element: <Page title="Dashboard">rows</Page> },
          { path: '*', element: <Page title="Elsewhere">else</Page> },
        ],
      },
    ],
  },
];

/** A stream that a proxy breaks. */
class BrokenSource extends EventTarget {
  static readonly CLOSED = 2;
  static last: BrokenSource;
  readyState = 1;
  onerror: (() => void) | null = null;

  constructor() {
    super();
    BrokenSource.last = this;
  }

  close() {
    this.readyState = 2;
  }
}

const hits = [
  { kind: 'service', id: 'shop', title: 'shop', detail: 'Web shop' },
  { kind: 'member', id: 'm1', service: 'shop', title: 'shop-as01', detail: '10.0.0.11' },
  { kind: 'address', id: '10.0.0.11', service: 'shop', title: '10.0.0.11', detail: 'web' },
  { kind: 'template', id: 't1', title: 'shop-template', detail: 'READY' },
];

beforeEach(() => {
  answers('get', '/api/session', { loggedIn: true, user: 'kim' });
  answers('get', '/api/attention', { items: [], total: 0 });
  answers('get', '/api/system/kill-switch', { position: 'OFF', services: [] });
});

describe('the frame', () => {
  test('is gone through by the keyboard, which may skip it', async () => {
    const { user } = showRoutes(routes);
    await screen.findByText('rows');
    await user.tab();
    expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveFocus();
    expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveAttribute('href', '#content');
    expect(screen.getByRole('main')).toHaveAttribute('id', 'content');
    await user.tab();
    expect(screen.getByRole('link', { name: 'VM Autoscaling' })).toHaveFocus();
  });

  test('finds a VM from anywhere by Ctrl-K, and goes there without a mouse', async () => {
    const asked = answers('get', '/api/search', { items: hits, total: 4 });
    const { user, router } = showRoutes(routes);
    await screen.findByText('rows');
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('combobox', { name: 'Search' });
    await waitFor(() => expect(field).toHaveFocus());
    await user.keyboard('shop');
    const list = await screen.findByRole('listbox', { name: 'Search' });
    await waitFor(() => expect(within(list).getAllByRole('option')).toHaveLength(4));
    expect(within(list).getByRole('option', { name: /shop-template ?ready ?Template/ })).toBeInTheDocument();
    expect(new URL(asked.at(-1)!.url).searchParams.get('q')).toBe('shop');
    await user.keyboard('{ArrowDown}');
    expect(within(list).getByRole('option', { name: /shop-as01/ })).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Enter}');
    expect(router.state.location.pathname + router.state.location.search).toBe('/services/shop?tab=members');
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  });

  test('says that nothing is found, and closes on Escape', async () => {
    answers('get', '/api/search', { items: [], total: 0 });
    const { user } = showRoutes(routes);
    await user.click(await screen.findByRole('button', { name: 'Service, VM, event, address' }));
    await user.type(await screen.findByRole('combobox', { name: 'Search' }), 'nowhere');
    expect(await screen.findByText('Nothing found for “nowhere”')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Search' })).not.toBeInTheDocument());
  });

  test('says how many things need a person, and where the kill switch stands', async () => {
    const need = { kind: 'STUCK_WORKFLOW', severity: 'CRITICAL', subject: 'w1', words: 'x' };
    answers('get', '/api/attention', { items: [need, need], total: 2 });
    answers('get', '/api/system/kill-switch', {
      position: 'OFF',
      services: [{ service: 'shop', position: 'NO_NEW_WORK' }],
    });
    showRoutes(routes);
    expect(await screen.findByRole('link', { name: '2 need attention' })).toHaveAttribute('href', '/#attention');
    expect(await screen.findByRole('link', { name: 'Kill switch: 1 service: no new work' })).toBeInTheDocument();
  });

  test('shows what holds a service more strongly than everything', async () => {
    const held = (service: string, position: string) => ({ service, position });
    answers('get', '/api/system/kill-switch', {
      position: 'NO_NEW_WORK',
      services: [held('shop', 'STOP_NOW'), held('web', 'NO_NEW_WORK')],
    });
    showRoutes(routes);
    const chip = await screen.findByRole('link', { name: 'Kill switch: no new work · 1 service: stop now' });
    expect(chip).toHaveAttribute('data-tone', 'bad');
  });

  test('says that there are no live updates as soon as the stream is interrupted', async () => {
    vi.stubGlobal('EventSource', BrokenSource);
    showRoutes(routes);
    await screen.findByText('rows');
    expect(screen.queryByText('No live updates')).not.toBeInTheDocument();
    act(() => BrokenSource.last.onerror?.());
    expect(screen.getByText('No live updates')).toBeInTheDocument();
    act(() => void BrokenSource.last.dispatchEvent(new Event('hello')));
    expect(screen.queryByText('No live updates')).not.toBeInTheDocument();
    vi.unstubAllGlobals();
  });
});
