/**
 * Measures this version, and beside it another one when BEFORE names a checkout of it that is built. They take turns,
 * and what counts is the time of the processor: what else the machine does falls on both, and hardly on the figures.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folders of the versions, by what they are called. */
export const versions = {
  ...(process.env.BEFORE && { before: resolve(process.env.BEFORE) }),
  now: join(import.meta.dirname, '../..'),
};

/** A module of each version, by its path in `src`, without an ending. */
export async function modulesOf(path) {
  return eachVersion((folder) => {
    const file = ['build', 'dist'].map((name) => join(folder, name, `${path}.js`)).find(existsSync);
    return import(pathToFileURL(file));
  });
}

/** The command line of the version in a folder. */
export function programIn(folder) {
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin.alwayson);
}

/** Something of each version. */
export async function eachVersion(make) {
  const made = Object.entries(versions).map(async ([name, folder]) => [name, await make(folder, name)]);
  return Object.fromEntries(await Promise.all(made));
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const rounds = 7;
const milliseconds = 400;

/** How often a second of one core the work of each version can be done. Warmed up first, for as long as it is measured. */
export async function printRates(title, works) {
  const rates = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = -rounds; round < rounds; round++) {
    for (const [name, work] of Object.entries(works)) {
      const rate = await rateOf(work);
      if (round >= 0) rates[name].push(rate);
    }
  }
  printBeside(title, rates, 'a second');
}

async function rateOf(work) {
  const before = process.cpuUsage();
  const end = performance.now() + milliseconds;
  let count = 0;
  for (; performance.now() < end; count++) await work(count);
  const { user, system } = process.cpuUsage(before);
  return (count * 1e6) / (user + system);
}

/** The medians of numbers that were taken in turns, and that of how many times the earlier one the later one is. */
export function printBeside(title, numbers, unit) {
  const figures = Object.entries(numbers).map(
    ([name, list]) => `${name} ${Math.round(median(list)).toLocaleString('en').padStart(6)}`,
  );
  const ratio = numbers.before && median(numbers.now.map((now, round) => now / numbers.before[round]));
  console.log(
    `  ${title.padEnd(44)} ${figures.join('  ')} ${unit}${ratio ? `  ${ratio.toFixed(2)} times` : ''}`,
  );
}
