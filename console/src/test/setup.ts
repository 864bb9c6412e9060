import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { i18next } from '@/common/words/language';
import { server } from './server';

// What jsdom lacks and Mantine asks for.
Object.defineProperty(window, 'matchMedia', {
  writable: true,
  value: (media: string) => ({
    matches: false,
    media,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  }),
});
const nothing = () => undefined;
globalThis.ResizeObserver ??= class {
  observe = nothing;
  unobserve = nothing;
  disconnect = nothing;
};
Element.prototype.scrollIntoView = nothing;
// Fields that grow with their text listen for fonts.
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });

/** Streams are silent here; their own tests say what they hear. */
globalThis.EventSource ??= class extends EventTarget {
  close = nothing;
} as unknown as typeof EventSource;

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 20_000 });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => i18next.changeLanguage('en'));
afterEach(() => {
  cleanup();
  // What is kept beside the screens is shared by all tests.
  notifications.clean();
  notifications.cleanQueue();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());
