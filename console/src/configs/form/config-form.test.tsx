import { useQueryClient } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { Outlet } from 'react-router';
import { beforeEach, describe, expect, test } from 'vitest';
import { key } from '@/common/api/queries';
import { useSession } from '@/common/api/session';
import { i18next } from '@/common/words/language';
import { showRoutes } from '@/test/render';
import { answers, refuses, server } from '@/test/server';
import { failing, shop, shopDocument, withSystems } from '../samples';
import { Component as EditConfig } from './edit-config';
import { Component as NewConfig } from './new-config';

const configs = '/api/autoscaling/configs';
/** As the frame does: nothing is shown before it is known who is there. */
function LoggedIn() {
  return useSession().data ? <Outlet /> : null;
}

/** As the stream does. */
function ReadAgain() {
  const queries = useQueryClient();
  return <button onClick={() => void queries.invalidateQueries({ queryKey: key('configs') })}>read again</button>;
}

const screens = [
  { path: '/configs/new', element: <NewConfig /> },
  { path: '/configs/:service/edit', element: [<EditConfig key="edit" />, <ReadAgain key="again" />] },
  { path: '/configs', element: <p>the list</p> },
  { path: '/services/:service', element: <p>the service</p> },
];
const routes = [{ element: <LoggedIn />, children: screens }];

beforeEach(withSystems);

/** Lists that drop down have the same name as their field. */
const only = { selector: 'input' };
const field = (name: RegExp) => screen.getByLabelText(name, only);
const found = (name: RegExp) => screen.findByLabelText(name, only);

type User = ReturnType<typeof showRoutes>['user'];

const goTo = async (user: User, step: RegExp) =>
  user.click(within(screen.getByRole('navigation', { name: 'Steps' })).getByRole('button', { name: step }));

/** The shop, as far as it is not proposed. */
async function chooseShop() {
  const shown = showRoutes(routes, '/configs/new');
  const { user } = shown;
  await user.type(await found(/^Service/), 'shop');
  await user.type(field(/^Template/), 'web');
  await goTo(user, /Load balancer/);
  await user.type(await found(/^Pool/), 'shop-pool');
  await screen.findByText('shop-01');
  return shown;
}

describe('a new config', () => {
  test('proposes what the servers in the pool have, and says where it comes from', async () => {
    const { user } = await chooseShop();
    expect(field(/VIP address/)).toHaveValue('10.20.0.10');
    expect(screen.getAllByText('Proposed: from virtual server shop-vs')).toHaveLength(2);
    expect(field(/Member port/)).toHaveValue('8080');
    await goTo(user, /Network/);
    expect(field(/Datastore/)).toHaveValue('DS0');
    expect(screen.getByText(/\/24 · gateway 10.20.0.1/)).toBeInTheDocument();
    await goTo(user, /Scaling/);
    expect(field(/Max VMs/)).toHaveValue('4');
    expect(screen.getByText('Proposed: the base members and two more')).toBeInTheDocument();
  });

  test('keeps what was typed over what is proposed, and offers the proposal', async () => {
    const { user } = await chooseShop();
    const vip = field(/VIP address/);
    await user.clear(vip);
    await user.type(vip, '10.20.0.99');
    expect(vip).toHaveValue('10.20.0.99');
    expect(screen.getByText(/Proposal: 10.20.0.10/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Use it' }));
    expect(vip).toHaveValue('10.20.0.10');
  });

  test('says what there is none of, and offers all that there is', async () => {
    const { user } = showRoutes(routes, '/configs/new');
    await user.type(await found(/^Template/), 'gone');
    expect(screen.queryByText('It is not in the list now')).not.toBeInTheDocument();
    await user.tab();
    expect(screen.getByText('It is not in the list now')).toBeInTheDocument();
    await user.click(field(/^Template/));
    await user.click(await screen.findByRole('option', { name: /web/, hidden: true }));
    expect(field(/^Template/)).toHaveValue('web');
    expect(screen.queryByText('It is not in the list now')).not.toBeInTheDocument();
  });

  test('says below the sliders what the thresholds mean', async () => {
    const { user } = await chooseShop();
    await goTo(user, /Monitoring/);
    expect(screen.getByText('Adds 1 VM when CPU is above 75 % for 1 min.')).toBeInTheDocument();
    expect(
      screen.getByText('Removes 1 VM when CPU is below 30 % for 10 min. At 30 % with 3 VMs, removing 1 VM gives 45 %.'),
    ).toBeInTheDocument();
    const low = screen.getByRole('textbox', { name: 'CPU, scale in below' });
    await user.clear(low);
    await user.type(low, '60');
    expect(screen.getByText(/gives 90 %. That is at or above the scale-out threshold/)).toBeInTheDocument();
    await user.tab();
    expect(screen.getByText(/Less than 50.0 %/)).toBeInTheDocument();
  });

  test('says what is wrong with a field as soon as it is left, and marks the step', async () => {
    const { user } = showRoutes(routes, '/configs/new');
    await user.type(await found(/^Service/), 'My Shop');
    await user.tab();
    expect(screen.getByText(/A small letter first/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Next: Load balancer' }));
    const steps = within(screen.getByRole('navigation', { name: 'Steps' }));
    expect(steps.getByText('2 fields are wrong')).toBeInTheDocument();
  });

  test('says it in Korean', async () => {
    await i18next.changeLanguage('ko');
    const { user } = showRoutes(routes, '/configs/new?step=scaling');
    const min = await found(/최소 VM 수/);
    await user.type(min, '5');
    await user.type(field(/최대 VM 수/), '3');
    await user.tab();
    await user.click(min);
    await user.tab();
    expect(screen.getByText('최대 VM 수(3) 이하여야 합니다')).toBeInTheDocument();
  });

  test('shows the checks, the effective max and the files before it is saved; observing comes first', async () => {
    answers('post', '/api/autoscaling/config-drafts/preflight', failing);
    const { user } = await chooseShop();
    await goTo(user, /Review/);
    expect(await screen.findByText('there is no template web')).toBeInTheDocument();
    expect(screen.getByText('max 4 can be reached')).toBeInTheDocument();
    expect(await screen.findByText(/groups: \[\]/)).toBeInTheDocument();
    const sent = answers('post', configs, shop, 201);
    const enabled = answers('post', `${configs}/shop/enable`, { ...shop, enabled: true });
    const buttons = screen.getAllByRole('button', { name: /^Save/ });
    expect(buttons[0]).toHaveTextContent('Save in observe mode');
    await user.click(buttons[0]!);
    expect(await screen.findByText('the list')).toBeInTheDocument();
    expect(enabled).toHaveLength(1);
    const body = (await sent[0]!.json()) as typeof shopDocument;
    expect(body.service).toBe('shop');
    expect(body.loadBalancer).toMatchObject({ pool: 'shop-pool', vipPort: 443, memberPort: 8080 });
    expect(body.monitoring).toMatchObject({ cpu: { out: 75, in: 30 }, memory: { out: 85 }, metricsPort: 9101 });
    expect(body).not.toHaveProperty('enabled');
    expect(Object.keys(localStorage)).toEqual([]);
  });

  test('asks to look at the checks again when it is saved but cannot be enabled', async () => {
    answers('post', configs, shop, 201);
    refuses('post', `${configs}/shop/enable`, 409, { code: 'preflight-failed', items: failing.items });
    const { user, router } = await chooseShop();
    await goTo(user, /Review/);
    await user.click(await screen.findByRole('button', { name: 'Save in observe mode' }));
    await screen.findByText('the list');
    expect(router.state.location.search).toBe('?enable=shop');
  });

  test('takes the server’s messages to their fields, and loses nothing', async () => {
    refuses('post', configs, 422, {
      code: 'fields-refused',
      errors: [
        { field: 'loadBalancer.pool', rejected: 'shop-pool', allowed: 'a pool that no other config scales', hint: '' },
      ],
    });
    const { user } = await chooseShop();
    await goTo(user, /Review/);
    await user.click(await screen.findByRole('button', { name: 'Save, leave disabled' }));
    expect(await screen.findByText(/a pool that no other config scales/)).toBeInTheDocument();
    expect(field(/^Pool/)).toHaveValue('shop-pool');
    expect(within(screen.getByRole('navigation', { name: 'Steps' })).getByText('1 field is wrong')).toBeInTheDocument();
  });

  test('says that the service has a config already', async () => {
    refuses('post', configs, 409, { code: 'config-exists', detail: 'there is a config of shop' });
    const { user } = await chooseShop();
    await goTo(user, /Review/);
    await user.click(await screen.findByRole('button', { name: 'Save, leave disabled' }));
    expect(await screen.findByText('This service has a config already')).toBeInTheDocument();
  });

  test('lists on the last step every field that the server objects to', async () => {
    answers('post', '/api/autoscaling/config-drafts/check', {
      errors: [{ field: 'network.ipPool', rejected: 'shop', allowed: 'the name of an IP pool', hint: '' }],
      warnings: [{ field: 'placement.vcenter', rejected: 'vc', allowed: 'a connection', hint: 'make it' }],
    });
    const { user } = await chooseShop();
    await goTo(user, /Review/);
    await user.click(await screen.findByRole('button', { name: 'Go to IP pool' }));
    expect(await screen.findByRole('heading', { name: 'Network' })).toBeInTheDocument();
    expect(screen.getByText(/the name of an IP pool/)).toBeInTheDocument();
  });

  test('keeps what was typed when the session ends, and throws it away on demand', async () => {
    const { unmount } = await chooseShop();
    unmount();
    const { user } = showRoutes(routes, '/configs/new');
    expect(await screen.findByText('What you had typed was kept')).toBeInTheDocument();
    expect(field(/^Service/)).toHaveValue('shop');
    await user.click(screen.getByRole('button', { name: 'Discard it and begin anew' }));
    expect(field(/^Service/)).toHaveValue('');
  });

  test('has the engine of the plan at one click, with its Jenkins', async () => {
    const { user } = showRoutes(routes, '/configs/new');
    await user.click(await screen.findByRole('radio', { name: 'Jenkins' }));
    expect(await screen.findByRole('combobox', { name: /Jenkins connection/ })).toHaveValue('ci');
    expect(screen.getByRole('radio', { name: 'Our pipeline, inside the job' })).toBeChecked();
  });
});

describe('editing', () => {
  const editing = (etag = '"3"') => {
    server.use(http.get('*/api/autoscaling/configs/shop', () => HttpResponse.json(shop, { headers: { ETag: etag } })));
    return showRoutes(routes, '/configs/shop/edit?step=scaling');
  };
  const setMax = async (user: User, value: string) => {
    const max = await found(/Max VMs/);
    await user.clear(max);
    await user.type(max, value);
    await goTo(user, /Review/);
  };

  test('sends only what differs, with the version that was read', async () => {
    const sent = answers('put', `${configs}/shop`, { ...shop, max: 6 });
    const { user } = editing();
    await setMax(user, '6');
    expect(await screen.findByText('What you change')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('the service')).toBeInTheDocument();
    expect(await sent[0]!.json()).toEqual({ scaling: { max: 6 } });
    expect(sent[0]!.headers.get('If-Match')).toBe('"3"');
  });

  test('offers what is proposed only where it differs from what is saved', async () => {
    const { user } = editing();
    const max = await found(/Max VMs/);
    await user.clear(max);
    await user.type(max, '6');
    expect(await screen.findByText(/^Proposal: 4/)).toBeInTheDocument();
    expect(screen.queryByText(/^Proposed:/)).not.toBeInTheDocument();
    await goTo(user, /Service and template/);
    expect(field(/^vCenter/)).toHaveValue('vc');
    expect(screen.queryByText(/^Proposed:/)).not.toBeInTheDocument();
  });

  test('cannot give the service another name', async () => {
    const { user } = editing();
    await found(/Max VMs/);
    await goTo(user, /Service and template/);
    expect(field(/^Service/)).toBeDisabled();
  });

  test('keeps nothing of a change that was taken back, though the config was read again meanwhile', async () => {
    const { user, unmount } = editing();
    const max = await found(/Max VMs/);
    const before = (max as HTMLInputElement).value;
    await user.type(max, '9');
    const moved = { ...shop, config: { ...shopDocument, template: 'web-2' } };
    server.use(
      http.get('*/api/autoscaling/configs/shop', () => HttpResponse.json(moved, { headers: { ETag: '"4"' } })),
    );
    await user.click(screen.getByRole('button', { name: 'read again' }));
    await user.type(max, '{Backspace}');
    expect(max).toHaveValue(before);
    unmount();
    editing();
    await found(/Max VMs/);
    expect(screen.queryByText('What you had typed was kept')).not.toBeInTheDocument();
  });

  test('asks before members go', async () => {
    refuses('put', `${configs}/shop`, 409, { code: 'confirmation-required', detail: '1 member will go (shop-as01)' });
    const { user } = editing();
    await setMax(user, '3');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('1 member will go (shop-as01)')).toBeInTheDocument();
    const sent = answers('put', `${configs}/shop`, shop);
    await user.type(screen.getByLabelText('Type “shop” to confirm'), 'shop');
    await user.click(screen.getByRole('button', { name: 'Save, let them go' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(new URL(sent[0]!.url).searchParams.get('confirm')).toBe('true');
  });

  test('shows who has changed what meanwhile, and goes on with both changes', async () => {
    refuses('put', `${configs}/shop`, 412, { code: 'changed-meanwhile', detail: 'revision 4' });
    answers('get', `${configs}/shop/revisions`, {
      items: [
        {
          service: 'shop',
          revision: 4,
          at: shop.updatedAt,
          who: 'kim',
          what: 'change',
          changes: [{ field: 'scaling.max', before: '4', after: '5' }],
          config: shopDocument,
        },
      ],
      total: 1,
    });
    const { user } = editing();
    await setMax(user, '6');
    const theirs = { ...shopDocument, template: 'web-2', scaling: { ...shopDocument.scaling, max: 5 } };
    server.use(
      http.get('*/api/autoscaling/configs/shop', () =>
        HttpResponse.json({ ...shop, revision: 4, config: theirs }, { headers: { ETag: '"4"' } }),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^kim, .*: change$/)).toBeInTheDocument();
    expect(screen.getByText('Both of you have changed these')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Go on with my changes on top of theirs' }));
    const sent = answers('put', `${configs}/shop`, shop);
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(await sent[0]!.json()).toEqual({ scaling: { max: 6 } });
    expect(sent[0]!.headers.get('If-Match')).toBe('"4"');
  });
});
