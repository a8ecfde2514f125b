// Run by the build when node_modules is older than package-lock.json. Two builds may run at once, and two `npm ci` in one folder
// destroy each other's work: the first takes a lock, the others wait for it and then find that nothing is left to do.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const lock = 'obj/npm.lock';
const installed = 'node_modules/.package-lock.json';
const changedAt = path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function isRunning(processId) {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whether the build that took the lock was stopped before it could give it back. */
function isAbandoned() {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    return owner > 0 ? !isRunning(owner) : Date.now() - changedAt(lock) > 10_000;
  } catch {
    return false;
  }
}

async function takeLock() {
  mkdirSync('obj', { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isAbandoned()) rmSync(lock, { force: true });
      else await wait(200);
    }
  }
}

await takeLock();
try {
  if (changedAt(installed) < changedAt('package-lock.json') || changedAt(installed) === 0) {
    const npm = spawnSync('npm ci --no-audit --no-fund', { stdio: 'inherit', shell: true });
    process.exitCode = npm.status ?? 1;
    if (npm.status === 0) utimesSync(installed, new Date(), new Date());
  }
} finally {
  rmSync(lock, { force: true });
}
