import { el, icon } from './dom.js';

const shownFor = { message: 5000, note: 9000, error: 9000 };
const icons = { message: 'check', note: 'chat', error: 'warn' };

/**
 * Says one sentence at the foot of the page. It can be closed; what has to be read stays longer.
 * @param {string} text
 * @param {'message' | 'note' | 'error'} kind done; said by ChatSla, which may be a refusal; failed
 */
export function toast(text, kind = 'message') {
  const list = document.getElementById('toasts');
  const close = () => note.remove();
  const note = el('div', { class: `toast ${kind}`, data: { testid: 'toast', kind } },
    icon(icons[kind]),
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
