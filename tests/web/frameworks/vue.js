import { createApp, reactive } from 'vue/dist/vue.esm-bundler.js';

const state = reactive({ shown: true, theme: 'light', advance: undefined, first: true, notes: 0 });
const events = reactive([]);
// The tests' hands and eyes.
globalThis.change = (part) => Object.assign(state, part);
globalThis.heard = events;

/** A page as its author would write it: the widget among other things that change. */
const Article = {
  setup: () => ({ state, hear: ({ detail }) => events.push(`${detail.page} ${state.notes}`) }),
  template: `
    <main>
      <template v-for="part of state.first ? ['quiz', 'note'] : ['note', 'quiz']" :key="part">
        <KeepAlive v-if="part === 'quiz'"><Quiz v-if="state.shown" :state="state" @progress="hear" /></KeepAlive>
        <p v-else>{{ state.notes }} notes</p>
      </template>
    </main>`,
  components: {
    Quiz: {
      props: ['state'],
      emits: ['progress'],
      template: `
        <two-track :theme="state.theme" :advance="state.advance" storage="none" @twotrack-progress="$emit('progress', $event)">
          <p>Fallback of the page.</p>
        </two-track>`,
    },
  },
};

const app = createApp(Article);
app.config.compilerOptions.isCustomElement = (tag) => tag === 'two-track';
globalThis.root = { unmount: () => app.unmount() };
app.mount('#app');
