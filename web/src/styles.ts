import css from './two-track.css';

let sheet: CSSStyleSheet | null = null;

/** One sheet for all widgets; a constructed one needs no leave of the page's CSP. */
export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    // Browsers count a print's pages before any script hears of it, and some print a copy without scripts: on paper the
    // style sheet alone makes the plain view of either.
    const onPaper = css.replaceAll('.drawn', '.never').replaceAll('.plain', '.widget');
    sheet.replaceSync(`@media not print{${css}}@media print{${onPaper}}`);
  }
  return sheet;
}
