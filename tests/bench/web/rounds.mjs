// Rounds of runs. In each round, every measure runs once for every contender.
import { contenders } from './contenders.mjs';
import { measureAnswering, measureEmptyPage, measureIdle, measureLoading } from './measure.mjs';

/** The number of frames does not depend on the machine's load: two rounds are enough. */
const idleRounds = 2;

/**
 * @param rounds how many; half of them answer with motion and half without
 * @param options.slowProcessor whether pages are also loaded with a slow processor
 * @param options.abreast how many contenders run at the same time: counts and large differences stay valid, times do
 * not
 * @param options.tell receives a message at each step
 * @returns the figures of the runs, by contender's id and measure
 */
export async function runRounds(address, rounds, { slowProcessor = true, abreast = 1, tell = () => {} } = {}) {
  const figures = Object.fromEntries(contenders.map(({ id }) => [id, {}]));
  const note = (id, prefix, found) => {
    for (const [name, value] of Object.entries(found)) {
      figures[id][`${prefix}.${name}`] ??= [];
      figures[id][`${prefix}.${name}`].push(value);
    }
  };

  for (let round = 0; round < rounds; ++round) {
    const reducedMotion = round % 2 === 1;
    tell(`round ${round + 1} of ${rounds}`);
    const empty = await measureEmptyPage(address);
    await forEach(contenders, abreast, async (contender) => {
      if (contender.loadsOnly) {
        note(contender.id, 'fast', await measureLoading(contender, address, {}));
        return;
      }
      const { loading, held, answering } = await measureAnswering(contender, address, { reducedMotion });
      note(contender.id, 'fast', loading);
      note(
        contender.id,
        'held',
        Object.fromEntries(Object.entries(held).map(([name, value]) => [name, value - empty[name]])),
      );
      note(contender.id, reducedMotion ? 'reduced' : 'moving', answering);
    });
    for (const [prefix, conditions] of [
      ['slow4G', { network: 'slow 4G' }],
      ...(slowProcessor ? [['cpu4', { cpu: 4 }]] : []),
    ]) {
      await forEach(contenders, abreast, async (contender) =>
        note(contender.id, prefix, await measureLoading(contender, address, conditions)),
      );
    }
    if (round >= idleRounds) continue;
    const idle = await Promise.all(
      contenders
        .filter(({ loadsOnly }) => !loadsOnly)
        .map(async (contender) => [contender.id, await measureIdle(contender, address)]),
    );
    for (const [id, found] of idle) note(id, 'idle', found);
  }
  return figures;
}

/** Calls `act` with the values in order, `abreast` of them at once. With 1, each has the machine to itself. */
async function forEach(values, abreast, act) {
  const left = values.values();
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      for (const value of left) await act(value);
    }),
  );
}
