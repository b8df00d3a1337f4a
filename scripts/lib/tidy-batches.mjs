// Writes what clang-tidy reads in place of many files: batches that include them, and how they are compiled. Reading the
// standard library costs far more than reading a file, and a batch reads it once.
//
// usage: tidy-batches.mjs COMPILE_COMMANDS FOLDER < units
//
// `units` are sources with a line each, as COMPILE_COMMANDS (compile_commands.json) names them. Writes to FOLDER, and
// prints the path of each batch.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [commandsFile, folder] = process.argv.slice(2);
const mostFiles = 12;

/** The arguments of a unit's compiler that the batch needs too. */
const flagsOf = ({ command, file }) => command.replaceAll(file, '').replace(/ -o \S+| -c(?= |$)/g, '');

const commands = new Map(JSON.parse(readFileSync(commandsFile, 'utf8')).map((each) => [each.file, each]));
const batches = [];
for (const unit of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const file = resolve(unit);
  const known = commands.get(file);
  if (!known) throw new Error(`${unit} is not in ${commandsFile}`);
  const flags = flagsOf(known);
  let batch = batches.findLast((each) => each.flags === flags);
  if (!batch || batch.files.length === mostFiles) {
    batch = { flags, directory: known.directory, files: [] };
    batches.push(batch);
  }
  batch.files.push(file);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const entries = batches.map(({ flags, directory, files }, index) => {
  // clang's analyzer follows the functions of an included file only if the main file has this name.
  const file = resolve(join(folder, `UnifiedSource${index + 1}.cpp`));
  writeFileSync(file, files.map((each) => `#include "${each}" // NOLINT(bugprone-suspicious-include)\n`).join(''));
  return { directory, file, command: `${flags} -c ${file}` };
});
writeFileSync(join(folder, 'compile_commands.json'), JSON.stringify(entries));
for (const { file } of entries) console.log(file);
