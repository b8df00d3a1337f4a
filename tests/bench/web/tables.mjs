// The figures as tables, for the terminal and for docs/benchmarks.md.
import { contenders } from './contenders.mjs';

const seconds = { divisor: 1000, digits: 2 };

/** The content of a row: a figure of rounds.mjs, its divisor, and the number of digits after the point. */
const tables = {
  loading: [
    ['KB over the wire', 'fast.bytes', { divisor: 1000, digits: 0 }],
    ['requests', 'fast.requests'],
    ['s until the first question', 'fast.firstQuestionMs', seconds],
    ['… on slow 4G', 'slow4G.firstQuestionMs', seconds],
    ['… with a processor 4 × slower', 'cpu4.firstQuestionMs', seconds],
    ['s until the first page of any kind', 'fast.firstPageMs', seconds],
    ['… on slow 4G', 'slow4G.firstPageMs', seconds],
    ['… with a processor 4 × slower', 'cpu4.firstPageMs', seconds],
    ['s of processor', 'fast.cpuSeconds', { digits: 2 }],
    ['long tasks', 'fast.longTasks'],
    ['ms in long tasks', 'fast.longTasksMs'],
  ],
  running: [
    ['s of processor for 24 answers', 'moving.cpuSeconds', { digits: 2 }],
    ['… with reduced motion', 'reduced.cpuSeconds', { digits: 2 }],
    ['long tasks in 24 answers', 'moving.longTasks'],
    ['ms in long tasks', 'moving.longTasksMs'],
    ['MB of the page’s process', 'held.rendererMb', { digits: 1 }],
    ['MB of the process that draws', 'held.gpuMb', { digits: 1 }],
    ['frames in 5 idle seconds', 'idle.frames'],
  ],
};

export const tableNames = Object.keys(tables);

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median, followed by the range if the runs differ: `1.2 (0.9–1.5)`. */
function cell(values, { divisor = 1, digits = 0 } = {}) {
  const shown = (value) =>
    (value / divisor)
      .toFixed(digits)
      .replace(/^-(?=0?\.?0*$)/, '')
      .replace('-', '−');
  const [least, middle, most] = [Math.min(...values), median(values), Math.max(...values)].map(shown);
  return least === most ? middle : `${middle} (${least}–${most})`;
}

/** @param figures the result of `runRounds` */
export function markdownTable(name, figures) {
  const shown = contenders.filter(({ id }) => tables[name].every(([, key]) => figures[id][key]));
  const rows = [
    ['', ...shown.map((each) => each.name)],
    ['---', ...shown.map(() => '---:')],
    ...tables[name].map(([label, key, format]) => [label, ...shown.map(({ id }) => cell(figures[id][key], format))]),
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A table in columns, for the terminal. */
export function textTable(name, figures) {
  const rows = markdownTable(name, figures)
    .split('\n')
    .map((row) => row.slice(2, -2).split(' | '));
  rows.splice(1, 1);
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row.map((each, column) => (column === 0 ? each.padEnd(widths[0]) : each.padStart(widths[column]))).join('  '),
    )
    .join('\n');
}
