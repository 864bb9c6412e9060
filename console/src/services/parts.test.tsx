import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { show } from '@/test/render';
import { answers, refuses } from '@/test/server';
import { Integrations } from './integrations';
import { Revisions } from './revisions';
import { config, configs, now } from './sample.test-data';

describe('the other parts of a service', () => {
  const revision = {
    service: 'shop',
    revision: 5,
    at: now,
    who: 'admin',
    what: 'change',
    changes: [{ field: 'scaling.max', before: '4', after: '5' }],
    config: { ...config.config, scaling: { ...config.config.scaling, max: 3 } },
  };

  test('a revision shows its fields, and rolling back what that changes now', async () => {
    answers('get', `${configs}/revisions`, { items: [revision], total: 1 });
    refuses('post', `${configs}/rollback`, 409, { code: 'confirmation-required', detail: '2 members would go' });
    const { user } = show(
      <Revisions config={{ value: config, etag: '"7"' }} />,
      '/services/shop?tab=revisions&revision=5',
    );
    await user.click(await screen.findByRole('button', { name: 'Roll back to revision 5' }));
    expect(screen.getByText(/1 field changes/)).toBeInTheDocument();
    await user.type(screen.getByLabelText(/^Reason/), 'too many');
    await user.type(screen.getByLabelText('Type “shop” to confirm'), 'shop');
    await user.click(screen.getByRole('button', { name: 'Roll back' }));
    expect(await screen.findByText('2 members would go')).toBeInTheDocument();
    const confirmed = answers('post', `${configs}/rollback`, config);
    await user.click(screen.getByRole('button', { name: 'Roll back, and let them go' }));
    await waitFor(() => expect(confirmed).toHaveLength(1));
    expect(new URL(confirmed[0]!.url).searchParams.get('confirm')).toBe('true');
  });

  test('an integration shows what should be there and what publishing would change', async () => {
    answers('get', `${configs}/integrations`, {
      items: [
        {
          part: 'rules',
          desired: 'groups: []',
          state: 'different',
          detail: 'the group is missing',
          hint: 'publish it',
        },
        { part: 'route', state: 'live', detail: 'as it should be', hint: '' },
        { part: 'jenkins-job', state: 'not-needed', detail: 'the engine is embedded', hint: '' },
      ],
      total: 3,
    });
    answers('get', `${configs}/preview`, {
      items: [
        {
          part: 'rules',
          system: 'lab-prometheus',
          path: 'rules/shop.yml',
          diff: '@@ -0,0 +1 @@\n+groups: []',
          after: '',
        },
      ],
      total: 1,
    });
    const published = answers('post', `${configs}/integrations/rules`, {
      part: 'rules',
      state: 'live',
      detail: '',
      hint: '',
    });
    const { user } = show(<Integrations config={config} />);
    const rules = await screen.findByRole('region', { name: 'Prometheus rules' });
    expect(within(rules).getByText('the group is missing')).toBeInTheDocument();
    expect(await within(rules).findByText('+groups: []')).toBeInTheDocument();
    const job = screen.getByRole('region', { name: 'Jenkins job' });
    expect(within(job).queryByRole('button')).not.toBeInTheDocument();
    await user.click(within(rules).getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(published).toHaveLength(1));
    await user.click(within(rules).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByText(/Its alerts end/)).toBeInTheDocument();
  });
});
