/** An action on a result that a person can keep or pass on. */
export type ResultAction = 'link' | 'image' | 'print' | 'text' | 'json' | 'csv' | 'answers';

/** The element's own words. The assessment's words are in its file. */

export interface Messages {
  readonly plainView: string;
  readonly drawnView: string;
  readonly retry: string;
  /** The file of the program could not be fetched. */
  readonly moduleLoad: string;
  /** The program was fetched but does not start. */
  readonly moduleStart: string;
  /** The person asked for the drawn view, and the browser has no WebGL 2. */
  readonly cannotDraw: string;
  readonly assessmentLoad: string;
  readonly assessmentInvalid: string;
  /** A frame was asked for the assessment of another site. */
  readonly foreignAssessment: string;
  readonly resultActionsTitle: string;
  readonly resultActions: Readonly<Record<ResultAction, string>>;
  readonly copied: string;
  /** The browser or the page refused to copy, to save or to draw. */
  readonly notAllowed: string;
  /** The browser may have refused to save or to print, and tells nobody. */
  readonly ifNothing: string;
  /** A link was followed in a frame. Its address comes after these words. */
  readonly inNewTab: string;
  readonly earlier: string;
  readonly saveEarlier: string;
  readonly deleteEarlier: string;
  readonly deleted: string;
  /** Storage is blocked or full. */
  readonly notKept: string;
}

const table: Readonly<Record<string, Messages>> = {
  en: {
    plainView: 'Show the questions as plain text',
    drawnView: 'Show the questions as a drawing',
    retry: 'Try again',
    moduleLoad: 'The assessment could not be loaded. Check your connection, then try again.',
    moduleStart: 'The assessment cannot start here: this page or this browser does not let it run.',
    cannotDraw: 'This browser cannot draw the assessment. The plain view has all of it.',
    assessmentLoad: 'The questions could not be loaded. Check your connection, then try again.',
    assessmentInvalid: 'The questions have a mistake in them and cannot be shown.',
    foreignAssessment: 'This address of an assessment belongs to another site, and is not opened here.',
    resultActionsTitle: 'Take it along',
    resultActions: {
      link: 'Copy link',
      image: 'Picture',
      print: 'Print or PDF',
      text: 'Copy as text',
      json: 'Data (JSON)',
      csv: 'Data (CSV)',
      answers: 'Copy link with my answers, for myself',
    },
    copied: 'Copied.',
    notAllowed: 'This browser or page does not allow it.',
    ifNothing:
      'If nothing happens, it is not allowed here: copy the text, or open the link with your answers in a new tab.',
    inNewTab: 'If no new tab opens, copy the address:',
    earlier: 'Earlier results in this browser',
    saveEarlier: 'Save them',
    deleteEarlier: 'Delete them',
    deleted: 'The earlier results are deleted.',
    notKept: 'This browser does not keep your answers.',
  },
  de: {
    plainView: 'Fragen als einfachen Text zeigen',
    drawnView: 'Fragen als Zeichnung zeigen',
    retry: 'Noch einmal versuchen',
    moduleLoad: 'Der Fragebogen konnte nicht geladen werden. Prüfe die Verbindung und versuche es noch einmal.',
    moduleStart: 'Der Fragebogen kann hier nicht starten: Diese Seite oder dieser Browser lässt ihn nicht laufen.',
    cannotDraw: 'Dieser Browser kann den Fragebogen nicht zeichnen. Die schlichte Ansicht enthält alles.',
    assessmentLoad: 'Die Fragen konnten nicht geladen werden. Prüfe die Verbindung und versuche es noch einmal.',
    assessmentInvalid: 'In den Fragen ist ein Fehler; sie können nicht gezeigt werden.',
    foreignAssessment: 'Diese Adresse eines Fragebogens gehört zu einer anderen Website und wird hier nicht geöffnet.',
    resultActionsTitle: 'Zum Mitnehmen',
    resultActions: {
      link: 'Link kopieren',
      image: 'Bild',
      print: 'Drucken oder PDF',
      text: 'Als Text kopieren',
      json: 'Daten (JSON)',
      csv: 'Daten (CSV)',
      answers: 'Link mit meinen Antworten kopieren, für mich',
    },
    copied: 'Kopiert.',
    notAllowed: 'Dieser Browser oder diese Seite erlaubt das nicht.',
    ifNothing:
      'Wenn nichts geschieht, ist es hier nicht erlaubt: Kopiere den Text, oder öffne den Link mit deinen Antworten in einem neuen Tab.',
    inNewTab: 'Wenn sich kein neuer Tab öffnet, kopiere die Adresse:',
    earlier: 'Frühere Ergebnisse in diesem Browser',
    saveEarlier: 'Aufbewahren',
    deleteEarlier: 'Löschen',
    deleted: 'Die früheren Ergebnisse sind gelöscht.',
    notKept: 'Dieser Browser bewahrt deine Antworten nicht auf.',
  },
};

/** The primary language of the nearest ancestor that names a language, across shadow roots; empty without one. */
export function languageOf(element: Element): string {
  for (let each: Element | null = element; each; ) {
    const named: Element | null = each.closest('[lang]');
    if (named) return (named.getAttribute('lang') ?? '').toLowerCase().split('-')[0]!;
    const root: Node = each.getRootNode();
    each = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/** English if the language is not known. */
export function messagesIn(language: string): Messages {
  return (Object.hasOwn(table, language) ? table[language] : undefined) ?? table['en']!;
}
