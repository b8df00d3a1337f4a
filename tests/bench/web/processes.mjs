// Processor time and memory of a browser's processes, from Linux.
import { readFile, readdir } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** The fields of /proc/PID/stat after the process name, which may contain blanks; null if the process has ended. */
async function fieldsOf(pid) {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** A process and all its descendants. */
async function treeOf(pid) {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(await Promise.all(pids.map(async (each) => [each, Number((await fieldsOf(each))?.[1])])));
  const tree = [pid];
  for (let i = 0; i < tree.length; ++i) tree.push(...pids.filter((each) => parents.get(each) === tree[i]));
  return tree;
}

/** Seconds of processor time, user and system, of a process and all its descendants so far. */
export async function cpuSeconds(pid) {
  const fields = await Promise.all((await treeOf(pid)).map(fieldsOf));
  return fields.reduce((sum, each) => sum + (each ? Number(each[11]) + Number(each[12]) : 0), 0) / ticksPerSecond;
}

/**
 * Megabytes of a process's memory, counting shared pages in proportion (proportional set size). Pages of files are not
 * counted: they belong to programs that other browsers on the machine share, and the figure would depend on those
 * browsers.
 */
export async function megabytesHeld(pid) {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)[1]);
  return (kilobytes('Pss_Anon') + kilobytes('Pss_Shmem')) / 1024;
}
