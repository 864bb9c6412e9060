import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app.css';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Providers } from './providers';
import { routes } from './routes';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Providers>
      <RouterProvider router={createBrowserRouter(routes)} />
    </Providers>,
  );
}
