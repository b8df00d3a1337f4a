// The example's page as a server renders it.
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server.edge';
import { App } from '../../../examples/react/App.js';

export const html = renderToString(
  <StrictMode>
    <App />
  </StrictMode>,
);
