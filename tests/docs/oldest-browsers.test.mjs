// docs/support.md names the oldest browsers that run the widget. The build is for them, and the sources use nothing that
// they lack, by MDN's data, except what the widget does without.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { parse, walk } from 'css-tree';
import ts from 'typescript';
import { oldestBrowsers, root } from '../../web/tools/bundle.mjs';

const data = createRequire(import.meta.url)('@mdn/browser-compat-data');

/** A version for each of MDN's browsers, from the build's targets. */
const oldest = Object.fromEntries(
  oldestBrowsers.flatMap((target) => {
    const [, name, version] = /^([a-z]+)([\d.]+)$/.exec(target);
    return [name, { chrome: 'chrome_android', firefox: 'firefox_android', safari: 'safari_ios' }[name]].map(
      (browser) => [browser, Number(version)],
    );
  }),
);

/** What the widget does without, with the values of a property; and what a browser that lacks it shows. */
const doneWithout = {
  'api.CanvasRenderingContext2D.fontKerning': 'the words that are selected lie a little beside the drawn ones',
  'api.CanvasRenderingContext2D.textRendering': 'the browser chooses how it sets text',
  'api.Element.currentCSSZoom': 'a page under CSS zoom is drawn less sharp',
  'api.Location.ancestorOrigins': 'the referrer stands in',
  'api.ResizeObserverEntry.devicePixelContentBoxSize': 'the density of the screen stands in',
  'css.properties.content.alt_text': 'no arrow before "Back" in the plain view',
  'css.properties.cursor.pointer': 'where it is missing, nothing is pointed at',
  'css.properties.forced-color-adjust': 'where it is missing, no browser forces colours',
  'css.properties.print-color-adjust': 'the build adds a prefix',
  'css.properties.resize': 'the field for a text keeps its size',
  'css.properties.text-wrap': 'a heading fills its first line',
  'css.properties.transition-behavior': 'another family of fonts is noticed with the next other change',
  'css.properties.user-select': 'the build adds a prefix',
  'css.properties.break-after': 'on paper, a heading may end a page',
  'css.properties.orphans': 'on paper, one line may end a page',
  'css.properties.widows': 'on paper, one line may begin a page',
  'css.selectors.selection': 'selected words have the colour of all selections',
  'css.types.color.light-dark': 'a declaration before it stands in',
};
const isDoneWithout = (name) => Object.keys(doneWithout).some((each) => `${name}.`.startsWith(`${each}.`));

/** The browsers among the oldest that lack a feature, by its name in MDN's data. */
const lackedBy = (name) =>
  Object.entries(oldest)
    .filter(
      ([browser, version]) =>
        ![find(name).support[browser] ?? []]
          .flat()
          .some(
            ({ version_added: since, version_removed: until, flags, prefix, alternative_name: other }) =>
              !(Number.parseFloat(until) <= version) &&
              !flags &&
              !prefix &&
              !other &&
              Number.parseFloat(String(since).replace('≤', '')) <= version,
          ),
    )
    .map(([browser]) => browser);

/** What MDN's data says of a feature; undefined if it has no such feature. */
const find = (name) =>
  name.split('.').reduce((place, each) => (place && Object.hasOwn(place, each) ? place[each] : undefined), data)
    ?.__compat;

/** @param used MDN's names of features, with the first place that uses each */
const expectNoneLacked = (used) =>
  assert.deepEqual(
    [...used].flatMap(([name, place]) => {
      const browsers = isDoneWithout(name) ? [] : lackedBy(name);
      return browsers.length > 0 ? [`${name} (${place}): ${browsers.join(', ')}`] : [];
    }),
    [],
  );

/** Features by MDN's names, with the first place that uses each. */
function interfacesUsed() {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const used = new Map();

  /** Whose member it is: an interface, those that it extends, and those that the standards mix into it. */
  const ownersOf = (type) =>
    (type.isUnionOrIntersection() ? type.types : [checker.getApparentType(type)]).flatMap((each) => [
      each.symbol?.name ?? '',
      ...(each.getBaseTypes?.() ?? []).flatMap(ownersOf),
    ]);

  const enter = (node, file) => {
    const symbol = checker.getSymbolAtLocation(node);
    const declaration = symbol?.declarations?.find((each) => program.isSourceFileDefaultLibrary(each.getSourceFile()));
    if (!declaration) return;
    const owners = ts.isInterfaceDeclaration(declaration.parent)
      ? [
          declaration.parent.name.text,
          ...(ts.isPropertyAccessExpression(node.parent)
            ? ownersOf(checker.getTypeAtLocation(node.parent.expression))
            : []),
        ]
      : [''];
    for (const owner of owners) {
      // TypeScript's name of a constructor's own members, and of an array that is not written.
      const name = owner.replace(/Constructor$/, '').replace(/^ReadonlyArray$/, 'Array');
      for (const path of [
        ['api', name, symbol.name],
        ['api', 'Window', symbol.name],
        ['javascript', 'builtins', name, symbol.name],
        ['webassembly', 'api', symbol.name],
      ].map((each) => each.filter(Boolean))) {
        if (owner && path[1] === 'Window') continue;
        const key = path.join('.');
        if (!find(key)) continue;
        const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        if (!used.has(key)) used.set(key, `${file.fileName.slice(root.length)}:${line}`);
      }
    }
  };
  for (const file of program.getSourceFiles()) {
    // Node runs the scoring without a widget.
    if (file.isDeclarationFile || /\/src\/(server\/|score)/.test(file.fileName)) continue;
    const visit = (node) => {
      if (ts.isIdentifier(node)) enter(node, file);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return used;
}

function stylesUsed() {
  const used = new Map();
  const functions = new Map();
  const collect = (node, path) => {
    for (const [name, child] of Object.entries(node)) {
      if (name === '__compat') continue;
      if (child.__compat) functions.set(name, [...(functions.get(name) ?? []), [...path, name]]);
      collect(child, [...path, name]);
    }
  };
  collect(data.css.types, ['css', 'types']);

  for (const path of ['web/src/element/two-track.css', 'web/embed/embed.css']) {
    const enter = (node, ...names) => {
      if (find(names.join('.')) && !used.has(names.join('.')))
        used.set(names.join('.'), `${path}:${node.loc.start.line}`);
    };
    let property = '';
    walk(parse(readFileSync(root + path, 'utf8'), { positions: true }), (node) => {
      if (node.type === 'Atrule') enter(node, 'css', 'at-rules', node.name);
      if (node.type === 'Feature') enter(node, 'css', 'at-rules', 'media', node.name);
      if (/^Pseudo/.test(node.type)) enter(node, 'css', 'selectors', node.name);
      if (node.type === 'Declaration') {
        property = node.property;
        enter(node, 'css', 'properties', property);
        if (
          property === 'content' &&
          node.value.children?.some(({ type, value }) => type === 'Operator' && value === '/')
        )
          enter(node, 'css', 'properties', 'content', 'alt_text');
      }
      if (node.type === 'Identifier') enter(node, 'css', 'properties', property, node.name);
      if (node.type === 'Function') for (const names of functions.get(node.name) ?? []) enter(node, ...names);
    });
  }
  return used;
}

const once = (make) => {
  let made;
  return () => (made ??= make());
};
const interfaces = once(interfacesUsed);
const styles = once(stylesUsed);

test('the guide names the versions that the build is for', () => {
  const guide = readFileSync(`${root}docs/support.md`, 'utf8');
  const named = [...guide.matchAll(/^\| (Chrome|Firefox|Safari)\b[^|]*\| (\d[\d.]*) \|/gm)].map(
    ([, name, version]) => name.toLowerCase() + version,
  );
  assert.deepEqual(named, oldestBrowsers);
});

describe('the oldest browsers have', () => {
  test('every interface that the scripts use', () => {
    const used = interfaces();
    // Interfaces, members of interfaces, of what they extend and of mixins, globals, constructors, and the language's own.
    for (const name of [
      'ResizeObserver',
      'Element.attachShadow',
      'HTMLElement.hidden',
      'Document.fonts',
      'ShadowRoot.adoptedStyleSheets',
      'Window.matchMedia',
      'CSSStyleSheet.replaceSync',
    ])
      assert.ok(used.has(`api.${name}`), name);
    for (const name of ['Object.hasOwn', 'Array.at', 'String.replaceAll'])
      assert.ok(used.has(`javascript.builtins.${name}`), name);
    expectNoneLacked(used);
  });

  test('everything that the style sheets use', () => {
    const used = styles();
    for (const name of [
      'properties.inset-block-start',
      'selectors.has',
      'at-rules.container',
      'types.color.color-mix',
      'properties.overflow.clip',
    ])
      assert.ok(used.has(`css.${name}`), name);
    expectNoneLacked(used);
  });

  test('every instruction that the module is built with', () => {
    const instructions = {
      '-mbulk-memory': 'bulk-memory-operations',
      '-mnontrapping-fptoint': 'non-trapping-float-to-int-conversions',
      // Clang's default.
      '': 'sign-extension-operations',
    };
    const [, flags] = /set\(twotrack_instructions (.+)\)/.exec(readFileSync(`${root}web/CMakeLists.txt`, 'utf8'));
    expectNoneLacked(
      ['', ...flags.split(' ')].map((flag) => [`webassembly.${instructions[flag]}`, 'web/CMakeLists.txt']),
    );
  });

  test('not everything that the widget does without, and the widget uses it', () => {
    const used = new Map([...interfaces(), ...styles()]);
    for (const name of Object.keys(doneWithout)) {
      assert.ok(used.has(name), name);
      const values = [...used.keys()].filter((each) => `${each}.`.startsWith(`${name}.`));
      assert.notDeepEqual(values.flatMap(lackedBy), [], name);
    }
  });
});
