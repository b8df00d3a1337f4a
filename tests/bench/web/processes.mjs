// What the processes of a browser have used, as Linux counts it.
import { readFile, readdir } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Of /proc/PID/stat, what stands behind the name, which may hold blanks; null when the process has ended. */
async function fieldsOf(pid) {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** A process and all below it. */
async function treeOf(pid) {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(await Promise.all(pids.map(async (each) => [each, Number((await fieldsOf(each))?.[1])])));
  const tree = [pid];
  for (let i = 0; i < tree.length; ++i) tree.push(...pids.filter((each) => parents.get(each) === tree[i]));
  return tree;
}

/** Seconds of processor time, of a process and all below it, so far: user's and system's. */
export async function cpuSeconds(pid) {
  const fields = await Promise.all((await treeOf(pid)).map(fieldsOf));
  return fields.reduce((sum, each) => sum + (each ? Number(each[11]) + Number(each[12]) : 0), 0) / ticksPerSecond;
}

/**
 * Megabytes that a process holds, with its share of what several hold (proportional set size), but for the pages of files:
 * those of the program, which any other browser on the machine shares, and would make less.
 */
export async function megabytesHeld(pid) {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)[1]);
  return (kilobytes('Pss_Anon') + kilobytes('Pss_Shmem')) / 1024;
}
