import { defineConfig } from 'vite';

export default defineConfig({
  // The widget finds its files beside itself; Vite's cache of dependencies would part them.
  optimizeDeps: { exclude: ['twotrack'] },
});
