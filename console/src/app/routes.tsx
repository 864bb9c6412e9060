import type { RouteObject } from 'react-router';
import { BrokenScreen } from './broken-screen';
import { features } from './features';
import { Frame } from './frame';
import { Gate } from './gate';
import { NotFound } from './not-found';
import { Starting } from './starting';

export const routes: RouteObject[] = [
  {
    element: <Gate />,
    errorElement: <BrokenScreen />,
    hydrateFallbackElement: <Starting />,
    children: [
      {
        element: <Frame />,
        children: [
          // A screen that breaks leaves the frame standing.
          {
            errorElement: <BrokenScreen />,
            children: [...features.flatMap((feature) => feature.routes), { path: '*', element: <NotFound /> }],
          },
        ],
      },
    ],
  },
];
