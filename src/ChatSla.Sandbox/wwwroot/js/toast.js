import { el, icon } from './dom.js';

const shownFor = { message: 5000, error: 9000 };

/** Says one sentence at the foot of the page. Errors stay longer; both can be closed. */
export function toast(text, kind = 'message') {
  const list = document.getElementById('toasts');
  const close = () => note.remove();
  const note = el('div', { class: `toast ${kind}`, data: { testid: 'toast', kind } },
    icon(kind === 'error' ? 'warn' : 'check'),
    el('span', { text }),
    el('button', { type: 'button', class: 'quiet', on: { click: close }, attr: { 'aria-label': 'Close' } }, icon('close')));
  list.append(note);
  while (list.children.length > 3) list.firstChild.remove();

  let timer = setTimeout(close, shownFor[kind]);
  note.addEventListener('pointerenter', () => clearTimeout(timer));
  note.addEventListener('pointerleave', () => { timer = setTimeout(close, 2000); });
}

/** Runs what a person asked for and says so when it is refused. */
export async function saying(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.message, 'error');
    return undefined;
  }
}
