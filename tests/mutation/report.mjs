// Prints a Stryker report as a plain list: the score, then every change that no test noticed.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const noticed = new Set(['Killed', 'Timeout']);
const missed = new Set(['Survived', 'NoCoverage', 'RuntimeError']);
const oneLine = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

const files = Object.entries(report.files)
  .map(([name, { source, mutants }]) => ({
    name: name.replaceAll('\\', '/').replace(/^.*?(?=src\/)/, ''),
    lines: source.split('\n'),
    mutants: mutants.filter(({ status }) => noticed.has(status) || missed.has(status)),
  }))
  .filter(({ mutants }) => mutants.length > 0)
  .sort((one, other) => (one.name < other.name ? -1 : 1));

const original = (lines, { start, end }) => {
  const cut = lines.slice(start.line - 1, end.line);
  cut[cut.length - 1] = cut.at(-1).slice(0, end.column - 1);
  cut[0] = cut[0].slice(start.column - 1);
  return oneLine(cut.join(' '));
};

const score = (mutants) => {
  const kills = mutants.filter(({ status }) => noticed.has(status)).length;
  return `${((100 * kills) / mutants.length).toFixed(1).padStart(5)} %  ${String(kills).padStart(4)} of ${String(mutants.length).padStart(4)}`;
};

const all = files.flatMap(({ mutants }) => mutants);
if (all.length === 0) {
  console.error('Nothing was changed: does the pattern name a file?');
  process.exit(1);
}

for (const { name, mutants } of files) console.log(`${score(mutants)}  ${name}`);
console.log(`${score(all)}  in all`);

const list = (title, statuses) => {
  console.log(`\n${title}`);
  for (const { name, lines, mutants } of files) {
    const listed = mutants.filter(({ status }) => statuses.has(status)).sort((one, other) => one.location.start.line - other.location.start.line);
    for (const { location, mutatorName, replacement, status } of listed) {
      const why = status === 'Survived' ? '' : ` [${status}]`;
      console.log(`${name}:${location.start.line}  ${mutatorName}${why}: ${original(lines, location)}  ->  ${oneLine(replacement)}`);
    }
  }
};

list('No test noticed:', missed);
// A machine under load runs out of time too, so these are worth a look.
if (all.some(({ status }) => status === 'Timeout')) list('Noticed by never ending:', new Set(['Timeout']));
