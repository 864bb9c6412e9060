import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router';
import { Providers } from '@/app/providers';
import { newQueryClient } from '@/common/api/queries';

function withoutRetries() {
  const queries = newQueryClient();
  queries.setDefaultOptions({ queries: { retry: false, staleTime: 0 }, mutations: { retry: false } });
  return queries;
}

/** Draws something in the frame's providers; `at` is the URL. */
export function show(content: ReactNode, at = '/') {
  return showRoutes([{ path: '*', element: content }], at);
}

export function showRoutes(routes: RouteObject[], at = '/') {
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  const user = userEvent.setup();
  const view = render(
    <Providers queries={withoutRetries()}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...view, router, user };
}
