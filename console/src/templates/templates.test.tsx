import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { i18next } from '@/common/words/language';
import { exported } from '@/test/csv';
import { show, showRoutes } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { DeleteDialog } from './delete-dialog';
import { RenameDialog } from './edit-dialogs';
import type { Template } from './reads';
import { Component as Detail } from './template';
import { Component as Form } from './template-form';
import { Component as List } from './template-list';

const now = '2026-03-02T12:00:00Z';

const template: Template = {
  id: 't1',
  name: 'shop-template',
  description: 'Debian 13',
  mode: 'clone',
  state: 'READY',
  usedBy: [],
  linkedClones: true,
  vcenter: 'lab-vcenter',
  place: { datacenter: 'DC0', cluster: 'C0', folder: 'vm/templates', datastore: 'ds1' },
  source: {
    name: 'shop-01',
    vmId: 'vm-1',
    instanceUuid: 'u',
    guestOs: 'Debian',
    cpus: 2,
    memoryBytes: 4 * 1024 ** 3,
    disks: [{ label: 'Hard disk 1', bytes: 20 * 1024 ** 3, thin: true, datastore: 'ds1' }],
    networks: ['VLAN 10'],
  },
  createdBy: 'admin',
  createdAt: now,
  updatedAt: now,
  version: 3,
};

const vm = {
  id: 'vm-7',
  instanceUuid: 'u7',
  name: 'shop-02',
  datacenter: 'DC0',
  folder: 'vm',
  template: false,
  power: 'on',
  guestOs: 'Debian',
  cpus: 2,
  memoryMb: 4096,
  disks: [],
  networks: [],
};

describe('the list of templates', () => {
  test('shows state, source and users, and asks for a search and a state', async () => {
    answers('get', '/api/connections', { items: [{ name: 'lab-vcenter' }], total: 1 });
    const asked = answers('get', '/api/templates', {
      items: [{ ...template, state: 'IN_USE', usedBy: ['shop', 'mail', 'web', 'api'] }],
      total: 1,
    });
    const { user } = show(<List />, '/templates?state=IN_USE');
    expect(await screen.findByRole('link', { name: 'shop-template' })).toHaveAttribute('href', '/templates/t1');
    expect(screen.getByRole('link', { name: 'shop' })).toHaveAttribute('href', '/services/shop');
    expect(screen.getByText('+2')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'web' })).not.toBeInTheDocument();
    await user.type(screen.getByLabelText('Template name'), 'sho');
    await waitFor(() => expect(new URL(asked.at(-1)!.url).searchParams.get('search')).toBe('sho'));
    expect(new URL(asked.at(-1)!.url).searchParams.get('state')).toBe('IN_USE');
  });

  test('asks for those created in a period, and exports who uses each', async () => {
    answers('get', '/api/connections', { items: [{ name: 'lab-vcenter' }], total: 1 });
    const asked = answers('get', '/api/templates', { items: [{ ...template, usedBy: ['shop', 'mail'] }], total: 1 });
    const { user } = show(<List />, '/templates?to=2026-03-03T00:00:00.000Z');
    await screen.findByRole('link', { name: 'shop-template' });
    const from = screen.getByLabelText('From');
    await user.type(from, '2026-03-01T09:30');
    const wanted = new Date('2026-03-01T09:30').toISOString();
    await waitFor(() => expect(new URL(asked.at(-1)!.url).searchParams.get('from')).toBe(wanted));
    expect(new URL(asked.at(-1)!.url).searchParams.get('to')).toBe('2026-03-03T00:00:00.000Z');
    const [head, row] = await exported(user);
    expect(head).toBe('Name,State,Made by,Source VM,Used by,vCenter,Created,Changed');
    expect(row).toContain('shop-template,READY,clone,shop-01,shop mail,lab-vcenter');
  });

  test('names in the question before it goes whoever uses it, and offers no way out', async () => {
    answers('get', '/api/connections', { items: [{ name: 'lab-vcenter' }], total: 1 });
    answers('get', '/api/templates', { items: [{ ...template, usedBy: ['shop', 'mail'] }], total: 1 });
    const { user } = show(<List />);
    await user.click(await screen.findByRole('button', { name: 'Delete: shop-template' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/2 configs clone from it/)).toHaveTextContent('shop, mail');
    expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
  });

  test('says that there are none, and how one is made', async () => {
    answers('get', '/api/connections', { items: [], total: 0 });
    answers('get', '/api/templates', { items: [], total: 0 });
    show(<List />);
    expect(await screen.findByText('No templates yet')).toBeInTheDocument();
  });
});

describe('making a template', () => {
  beforeEach(() => {
    answers('get', '/api/connections', { items: [{ name: 'lab-vcenter' }], total: 1 });
    answers('get', '/api/inventory/vms', { items: [vm], total: 61, asOf: now, stale: false });
    for (const place of ['clusters', 'folders', 'datastores']) {
      answers('get', `/api/inventory/${place}`, { items: [], total: 0, asOf: now, stale: false });
    }
  });

  function form() {
    return showRoutes([
      { path: '/', element: <Form /> },
      { path: '*', element: <p>elsewhere</p> },
    ]);
  }

  test('asks for a VM and a name before it asks the server', async () => {
    const { user } = form();
    await user.click(await screen.findByRole('button', { name: 'Make the template' }));
    expect(screen.getByText('Choose a VM')).toBeInTheDocument();
    expect(screen.getByText('Give it a name')).toBeInTheDocument();
  });

  test('finds the VM while its name is typed, and copies it', async () => {
    const asked = answers('get', '/api/inventory/vms', { items: [vm], total: 61, asOf: now, stale: false });
    const made = answers('post', '/api/templates', { ...template, state: 'CREATING' }, 202);
    const { user, router } = form();
    await user.click(await screen.findByPlaceholderText('Type a part of the name'));
    await user.paste('shop');
    await waitFor(() => expect(asked.some((one) => new URL(one.url).searchParams.get('search') === 'shop')).toBe(true));
    expect(screen.getByText(/60 more: type more of the name/)).toBeInTheDocument();
    await user.click(await screen.findByText('shop-02'));
    await user.type(screen.getByLabelText(/^Name/), 'shop-template');
    await user.click(screen.getByLabelText('Allow linked clones'));
    await user.click(screen.getByRole('button', { name: 'Make the template' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/templates/t1'));
    expect(await made[0]!.json()).toEqual({
      vcenter: 'lab-vcenter',
      mode: 'clone',
      sourceVmId: 'vm-7',
      name: 'shop-template',
      linkedClones: true,
    });
  });

  test('will not convert a VM that runs, and wants its name typed', async () => {
    const { user } = form();
    await user.click(await screen.findByLabelText('Convert a VM'));
    await user.click(screen.getByPlaceholderText('Type a part of the name'));
    await user.click(await screen.findByText('shop-02'));
    expect(screen.getByText(/shop-02 is running: power it off first/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Make the template' })).toBeDisabled();
    await user.type(screen.getByLabelText(/Type “shop-02”/), 'shop-02');
    expect(screen.getByRole('button', { name: 'Make the template' })).toBeEnabled();
  });

  test('shows what the server says at the field, and what has no field below', async () => {
    refuses('post', '/api/templates', 422, {
      code: 'fields-refused',
      errors: [
        { field: 'name', rejected: 'a/b', allowed: 'no slash', hint: '' },
        { field: 'vcenter', rejected: 'x', allowed: 'a connection', hint: '' },
      ],
    });
    const { user } = form();
    await user.click(await screen.findByPlaceholderText('Type a part of the name'));
    await user.click(await screen.findByText('shop-02'));
    await user.type(screen.getByLabelText(/^Name/), 'a/b');
    await user.click(screen.getByRole('button', { name: 'Make the template' }));
    expect(await screen.findByText('a/b · allowed: no slash')).toBeInTheDocument();
    expect(screen.getByText('vcenter')).toBeInTheDocument();
  });
});

describe('a template', () => {
  function detail(shown: Template) {
    answers('get', '/api/templates/t1', shown);
    return showRoutes([{ path: '/templates/:id', element: <Detail /> }], '/templates/t1');
  }

  test('shows how far the work on it is, and can have it undone for a reason', async () => {
    const undone = answers('post', '/api/autoscaling/workflows/w1/undo', { workflow: 'w1', order: 'undo' }, 202);
    const { user } = detail({
      ...template,
      state: 'CREATING',
      progress: {
        workflow: 'w1',
        kind: 'clone-to-template',
        state: 'RUNNING',
        step: 'clone-source',
        stepNumber: 2,
        steps: 4,
        percent: 40,
        message: 'waiting for a slot on ds1',
      },
    });
    expect(await screen.findByText(/Step 2 of 4 · Copy the source VM · 40 %/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Delete' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Undo it' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/Reason/), 'wrong VM');
    await user.click(within(dialog).getByRole('button', { name: 'Undo it' }));
    await waitFor(() => expect(undone).toHaveLength(1));
    expect(await undone[0]!.json()).toEqual({ reason: 'wrong VM' });
  });

  test('says in Korean why its creation failed and what one can do', async () => {
    await i18next.changeLanguage('ko');
    detail({
      ...template,
      state: 'FAILED',
      progress: {
        workflow: 'w1',
        kind: 'clone-to-template',
        state: 'UNDONE',
        step: 'clone-source',
        stepNumber: 2,
        steps: 4,
        message: '',
        code: 'vcenter-right-missing',
        failure: 'VirtualMachine.Provisioning.Clone is missing',
        hint: 'grant it on DC0',
      },
    });
    expect(await screen.findByText('VirtualMachine.Provisioning.Clone is missing')).toBeInTheDocument();
    expect(screen.getByText('grant it on DC0')).toBeInTheDocument();
    expect(screen.getByText('원본 VM 정보 (생성 당시)')).toBeInTheDocument();
  });
});

/** The page behind the dialog reads the template again, which somebody else has changed. */
function Renaming() {
  const [version, setVersion] = useState(3);
  return (
    <>
      <button onClick={() => setVersion(4)}>read again</button>
      <RenameDialog template={{ ...template, version }} etag={`"${version}"`} onClose={() => undefined} />
    </>
  );
}

test('a template is renamed only if it is as it was when the dialog was opened', async () => {
  const sent = refuses('put', '/api/templates/t1', 412, { code: 'changed-meanwhile', detail: 'version 4' });
  const { user } = show(<Renaming />);
  await user.type(await screen.findByLabelText('New name'), '-2');
  await user.click(screen.getByRole('button', { name: 'read again', hidden: true }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Somebody else has changed it meanwhile/)).toBeInTheDocument();
  expect(sent[0]!.headers.get('If-Match')).toBe('"3"');
});

describe('deleting a template', () => {
  test('names what uses it, and offers nothing else', () => {
    show(<DeleteDialog template={{ ...template, usedBy: ['shop', 'web'] }} onClose={() => undefined} />);
    expect(screen.getByText(/2 configs clone from it, so it cannot go: shop, web/)).toBeInTheDocument();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });

  test('destroys a copy of ours when its name is typed', async () => {
    const gone = answers('delete', '/api/templates/t1', { ...template, state: 'DELETING' }, 202);
    const { user } = show(<DeleteDialog template={template} onClose={() => undefined} />);
    expect(screen.getByText(/its disks are destroyed: 20.0 GiB/)).toBeInTheDocument();
    await user.type(screen.getByLabelText('Type “shop-template” to confirm'), 'shop-template');
    await user.click(screen.getByRole('button', { name: 'Destroy the template' }));
    await waitFor(() => expect(gone).toHaveLength(1));
    expect(Object.fromEntries(new URL(gone[0]!.url).searchParams)).toEqual({
      way: 'destroy',
      confirm: 'shop-template',
    });
    expect(gone[0]!.headers.get('If-Match')).toBe('"3"');
  });

  test('returns a converted one to being a VM, unless another way is chosen', async () => {
    const { user } = show(<DeleteDialog template={{ ...template, mode: 'convert' }} onClose={() => undefined} />);
    expect(screen.getByText('It is shop-01 again, as it was before the conversion.')).toBeInTheDocument();
    await user.click(screen.getByLabelText('Keep it in vCenter'));
    expect(screen.getByText(/only struck from this list/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Strike it from the list' })).toBeDisabled();
  });
});
