// Four working hours after each receipt, by three npm packages. Prints one JSON object a line; the zone is the process's (TZ).
//   TZ=Europe/Stockholm node --expose-gc --max-semi-space-size=256 bench.mjs ../inputs.json
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import OpeningHours from 'opening_hours';

const require = createRequire(import.meta.url);
const { receipts, due, holidays } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const hours = 4;

function momentBusinessTime() {
  const moment = require('moment-business-time');
  const day = ['09:00:00', '17:00:00'];
  moment.updateLocale('en', { workinghours: { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null }, holidays });
  return at => moment(at).addWorkingTime(hours, 'hours').valueOf();
}

function dayjsBusinessTime() {
  const dayjs = require('dayjs');
  dayjs.extend(require('dayjs-business-time'));
  const day = [{ start: '09:00:00', end: '17:00:00' }];
  dayjs.setBusinessTime({ sunday: null, monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: null });
  dayjs.setHolidays(holidays);
  return at => dayjs(at).addBusinessHours(hours).valueOf();
}

/** It has no addition of its own: this walks from change to change. */
function openingHours() {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const off = holidays.map(date => date.split('-')).map(([year, month, day]) => `${year} ${months[month - 1]} ${day} off`);
  const rules = new OpeningHours(['Mo-Fr 09:00-17:00', ...off].join('; '));
  return at => {
    const iterator = rules.getIterator(new Date(at));
    for (let left = hours * 3_600_000, from = at; ;) {
      const open = iterator.getState();
      iterator.advance();
      const to = iterator.getDate().getTime();
      if (open && left <= to - from) return from + left;
      if (open) left -= to - from;
      from = to;
    }
  };
}

function bestNanoseconds(add, batches) {
  let best = Infinity;
  for (let batch = 0; batch < batches; batch++) {
    const start = process.hrtime.bigint();
    for (const receipt of receipts) add(receipt);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / receipts.length);
  }

  return best;
}

/** What lies on the heap after some calls and before any collection. */
function bytes(add) {
  const calls = 100;
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < calls; i++) add(receipts[i]);
  return (process.memoryUsage().heapUsed - before) / calls;
}

for (const [name, open] of [
  ['moment-business-time 2.0.0', momentBusinessTime],
  ['dayjs-business-time 1.0.4', dayjsBusinessTime],
  ['opening_hours 3.15.0', openingHours],
]) {
  const add = open();
  const wrong = due.filter((expected, i) => add(receipts[i]) !== expected).length;
  console.log(JSON.stringify({ name, nanoseconds: bestNanoseconds(add, 6), bytes: bytes(add), wrong }));
}
