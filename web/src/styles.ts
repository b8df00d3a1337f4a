import css from './two-track.css';

let sheet: CSSStyleSheet | null = null;

/** One sheet for all widgets; a constructed one needs no leave of the page's CSP. */
export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
