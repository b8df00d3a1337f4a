// The widget in a frame, for pages that allow no third-party scripts: embed.html?src=…&lang=…&theme=…&mode=…&storage=…
// It tells the page that frames it its height and its events, and no other page.
import './twotrack.js';
import { languageOf, messagesIn } from './core/messages.js';

const parameters = new URL(location.href).searchParams;
const widget = document.createElement('two-track');
for (const name of ['lang', 'theme', 'mode', 'storage', 'advance', 'result']) {
  const value = parameters.get(name);
  if (value !== null) widget.setAttribute(name, value);
}
const language = parameters.get('lang');
if (language) document.documentElement.lang = language;
const theme = parameters.get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.style.colorScheme = theme;

const source = parameters.get('src');
if (source !== null && !isOwn(source)) {
  document.body.textContent = messagesIn(languageOf(document.body)).foreignAssessment;
} else {
  if (source !== null) widget.src = source;
  document.body.append(widget);
}

/** Whether an address is on this site: a link must not show a stranger's questions under this site's name. */
function isOwn(address: string): boolean {
  try {
    return new URL(address, location.href).origin === new URL(import.meta.url).origin;
  } catch {
    return false;
  }
}

/** The origin of the page that frames this page. Null if there is none, or if the parameter `parent` names another. */
function parentOrigin(): string | null {
  const told = location.ancestorOrigins?.[0] ?? (document.referrer ? new URL(document.referrer).origin : null);
  const expected = parameters.get('parent');
  if (window.parent === window || !told || told === 'null') return null;
  return expected === null || expected === told ? told : null;
}

const origin = parentOrigin();
if (origin !== null) {
  const tell = (message: object) => window.parent.postMessage({ source: 'twotrack', ...message }, origin);
  if (globalThis.ResizeObserver)
    new ResizeObserver(() =>
      tell({ type: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) }),
    ).observe(document.body);
  for (const type of ['twotrack-ready', 'twotrack-progress', 'twotrack-complete', 'twotrack-error'] as const)
    widget.addEventListener(type, (event) => tell({ type, detail: event.detail }));
}
