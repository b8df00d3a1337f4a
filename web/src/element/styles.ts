import css from './two-track.css';
import { createElement } from '../support/create-element.js';

// Browsers count a print's pages before a script hears of the print, and some print a copy without scripts: on paper
// the style sheet alone turns each view into the plain view.
const onPaper = css.replaceAll('.drawn', '.never').replaceAll('.plain', '.widget');
const text = `@media not print{${css}}@media print{${onPaper}}`;
let sheet: CSSStyleSheet | null = null;

/**
 * Gives a shadow root the style sheet, one for all widgets: a page's CSP does not apply to a constructed sheet.
 * @returns in a browser without constructed sheets, an element to put into the root
 */
export function style(root: ShadowRoot): HTMLElement[] {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
    }
    // Where the root has no list of sheets, this throws.
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet];
    return [];
  } catch {
    return [createElement(root.ownerDocument, 'style', '', text)];
  }
}
