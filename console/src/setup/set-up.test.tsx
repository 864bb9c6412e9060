import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Component as SetUp } from './set-up';

const list = (...items: object[]) => ({ items, total: items.length });
const connection = (name: string, kind: string) => ({ name, kind, url: `https://${name}.example.com` });
const systems = [
  connection('vc', 'vcenter'),
  connection('f5', 'f5'),
  connection('prom', 'prometheus'),
  connection('am', 'alertmanager'),
];

interface There {
  connections?: object[];
  templates?: object[];
  pools?: object[];
  configs?: object[];
}

function there({ connections = [], templates = [], pools = [], configs = [] }: There) {
  answers('get', '/api/connections', list(...connections));
  answers('get', '/api/templates', list(...templates));
  answers('get', '/api/ip-pools', list(...pools));
  answers('get', '/api/autoscaling/configs', list(...configs));
}

const open = (name: RegExp) => screen.findByRole('button', { name, expanded: true });

describe('the first set-up', () => {
  test('begins with the systems, and says what each account needs', async () => {
    there({});
    show(<SetUp />, '/set-up');
    await open(/Connect the systems/);
    expect(screen.getByText(/The role Manager in the partition of the pools/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Connect: F5 BIG-IP' })).toHaveAttribute(
      'href',
      '/connections/new?kind=f5&then=%2Fset-up%3Fstep%3Dsystems',
    );
  });

  test('asks a system whether it answers, and tells what it said', async () => {
    there({ connections: systems.slice(0, 1) });
    const asked = answers('post', '/api/connections/vc/test', { name: 'vc', state: 'fail', hint: 'no such host' });
    const { user } = show(<SetUp />, '/set-up');
    await user.click(await screen.findByRole('button', { name: 'Test: vc' }));
    expect(await screen.findByText(/no such host/)).toBeInTheDocument();
    expect(asked).toHaveLength(1);
  });

  test('asks a system at once that was connected from here', async () => {
    there({ connections: systems });
    const asked = answers('post', '/api/connections/f5/test', { name: 'f5', state: 'ok', hint: 'BIG-IP 17.1' });
    const { router } = show(<SetUp />, '/set-up?step=systems&test=f5');
    expect(await screen.findByText(/BIG-IP 17.1/)).toBeInTheDocument();
    expect(asked).toHaveLength(1);
    expect(router.state.location.search).toBe('?step=systems');
  });

  test('goes on where it was left', async () => {
    localStorage.setItem('vm-autoscaling.engine', '"embedded"');
    there({ connections: systems, templates: [{ id: 't', name: 'web', state: 'READY' }] });
    show(<SetUp />, '/set-up');
    await open(/First IP pool/);
    expect(screen.getAllByText('done')).toHaveLength(3);
  });

  test('has Jenkins at one click, wants it connected then, and begins the config with it', async () => {
    there({
      connections: systems,
      templates: [{ id: 't', name: 'web', state: 'READY' }],
      pools: [{ name: 'shop' }],
    });
    const { user } = show(<SetUp />, '/set-up');
    await open(/Choose the engine/);
    await user.click(screen.getByRole('radio', { name: 'Jenkins pipeline' }));
    await waitFor(() => expect(localStorage.getItem('vm-autoscaling.engine')).toBe('"jenkins"'));
    expect(screen.getByText(/Connect a Jenkins as well/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /First config/ }));
    expect(await screen.findByRole('link', { name: 'Write the first config' })).toHaveAttribute(
      'href',
      '/configs/new?engine=jenkins',
    );
  });

  test('makes the first template of a VM that is found by its name', async () => {
    there({ connections: systems });
    answers('get', '/api/inventory/vms', list({ name: 'shop-01', datacenter: 'DC0', template: false }));
    const sent = answers('post', '/api/templates', { id: 't', name: 'web', state: 'creating' }, 202);
    const { user } = show(<SetUp />, '/set-up?step=template');
    await user.type(await screen.findByLabelText(/Source VM/, { selector: 'input' }), 'shop-01');
    await user.type(screen.getByLabelText(/Name of the template/), 'web');
    await screen.findByRole('option', { name: 'shop-01', hidden: true });
    await user.click(screen.getByRole('button', { name: 'Make the template' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(await sent[0]!.json()).toMatchObject({
      vcenter: 'vc',
      datacenter: 'DC0',
      sourceVm: 'shop-01',
      mode: 'clone',
    });
  });

  test('shows how far a template is, and why one failed', async () => {
    const progress = {
      workflow: 'w',
      kind: 'clone-to-template',
      state: 'STUCK',
      step: 'clone-vm',
      stepNumber: 2,
      steps: 5,
      message: '',
      failure: 'the datastore is full',
      hint: 'choose another',
    };
    there({ connections: systems, templates: [{ id: 't', name: 'web', state: 'failed', progress }] });
    answers('get', '/api/inventory/vms', list());
    show(<SetUp />, '/set-up?step=template');
    expect(await screen.findByText(/step 2 of 5: Clone the VM/)).toBeInTheDocument();
    expect(screen.getByText('the datastore is full choose another')).toBeInTheDocument();
  });

  test('tells at the fields of a pool what the server refuses, and loses nothing', async () => {
    there({ connections: systems });
    refuses('post', '/api/ip-pools', 422, {
      code: 'fields-refused',
      errors: [{ field: 'ranges[0]', rejected: '10.0.0.300', allowed: 'an IP range', hint: '' }],
    });
    const { user } = show(<SetUp />, '/set-up?step=pool');
    await user.type(await screen.findByLabelText(/^Name/), 'shop');
    await user.type(screen.getByLabelText(/Address ranges/, { selector: 'input' }), '10.0.0.300');
    await user.type(screen.getByLabelText(/Gateway/), '10.0.0.1');
    await user.click(screen.getByRole('button', { name: 'Make the pool' }));
    expect(await screen.findByText(/10.0.0.300 · allowed: an IP range/)).toBeInTheDocument();
    expect(screen.getByLabelText(/^Name/)).toHaveValue('shop');
  });

  test('says that one may not see it', async () => {
    there({});
    refuses('get', '/api/connections', 403, { code: 'not-allowed' });
    show(<SetUp />, '/set-up');
    expect(await screen.findByText('You do not have permission to see this')).toBeInTheDocument();
  });
});
