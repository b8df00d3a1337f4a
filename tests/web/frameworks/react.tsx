// The example's page, and a handle to take it away with.
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from '../../../examples/react/App.js';

const container = document.querySelector('#app');
const tree = (
  <StrictMode>
    <App />
  </StrictMode>
);
globalThis.root = container.hasChildNodes() ? hydrateRoot(container, tree) : createRoot(container);
if (!container.hasChildNodes()) globalThis.root.render(tree);
