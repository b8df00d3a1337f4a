// The example's page, and a handle to take it away with.
import { createApp } from 'vue';
import App from '../../../examples/vue/App.vue';

globalThis.root = createApp(App);
globalThis.root.mount('#app');
