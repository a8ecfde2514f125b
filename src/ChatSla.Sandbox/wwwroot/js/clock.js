import { api } from './api.js';
import { busyWhile } from './dom.js';
import { saying, toast } from './toast.js';

const clock = { at: Date.now(), seenAt: performance.now(), speed: 1, zone: 'UTC' };
const formats = new Map();

function format(name, options) {
  const key = `${name} ${clock.zone}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('en-GB', { timeZone: clock.zone, hourCycle: 'h23', ...options }));
  return formats.get(key);
}

const day = date => format('day', { weekday: 'short', day: 'numeric', month: 'short' }).format(date).replace(',', '');
const minute = date => format('minute', { hour: '2-digit', minute: '2-digit' }).format(date);
const second = date => format('second', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(date);

/** The sandbox's now, in milliseconds, running on between two answers of the server. */
export const now = () => clock.at + (performance.now() - clock.seenAt) * clock.speed;

/** "09:12" for today, "Fri 20 Nov 09:12" for any other day, in the zone of the sandbox. */
export function shortTime(instant) {
  const date = new Date(instant);
  return day(date) === day(now()) ? minute(date) : `${day(date)} ${minute(date)}`;
}

export const fullTime = instant => `${day(new Date(instant))} ${second(new Date(instant))}`;

export const today = () => day(now());

export function setClock(state) {
  clock.at = Date.parse(state.now);
  clock.seenAt = performance.now();
  clock.speed = state.speed;
  clock.zone = state.zone ?? clock.zone;
  show();
}

export const readClock = async () => setClock(await api.clock());

function show() {
  const face = document.querySelector('.clock-now');
  const text = `${day(now())} ${second(now())}`;
  if (face.textContent !== text) {
    face.textContent = text;
    face.dateTime = new Date(now()).toISOString();
  }
  for (const button of document.querySelectorAll('[data-speed]')) {
    button.setAttribute('aria-pressed', String(Number(button.dataset.speed) === clock.speed));
  }
}

async function jump(button) {
  const to = button.dataset.jump;
  await busyWhile(button, () => saying(async () => {
    try {
      setClock(await api.setClock(to === 'nextTurn' ? { jumpTo: to } : { jumpBy: to }));
    } catch (error) {
      if (error.status !== 409) throw error;
      toast('No card is waiting for a time, so there is nothing to jump to.');
    }
  }));
}

export function startClock() {
  for (const button of document.querySelectorAll('[data-speed]')) {
    button.addEventListener('click', () => saying(async () => setClock(await api.setClock({ speed: Number(button.dataset.speed) }))));
  }
  for (const button of document.querySelectorAll('[data-jump]')) button.addEventListener('click', () => jump(button));
  setInterval(show, 100);
}
