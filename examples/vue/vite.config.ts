import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'two-track' } } })],
  // The widget finds its files beside itself; Vite's cache of dependencies would part them.
  optimizeDeps: { exclude: ['twotrack'] },
});
