import css from './two-track.css';

let sheet: CSSStyleSheet | null = null;

/** One sheet for all widgets. A page's CSP does not apply to a constructed sheet. */
export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    // Browsers count a print's pages before a script hears of the print, and some print a copy without scripts: on paper
    // the style sheet alone turns each view into the plain view.
    const onPaper = css.replaceAll('.drawn', '.never').replaceAll('.plain', '.widget');
    sheet.replaceSync(`@media not print{${css}}@media print{${onPaper}}`);
  }
  return sheet;
}
