import { busyWhile, el, icon } from './dom.js';
import { saying } from './toast.js';

/**
 * A box to write into: Enter sends, Shift+Enter makes a new line.
 * @param {{label: string, placeholder: string, suggestions?: string[], testid?: string, beside?: HTMLElement, send: (text: string) => Promise<unknown>}} options
 */
export function composeBox({ label, placeholder, suggestions = [], testid, beside = null, send }) {
  const text = el('textarea', { rows: 1, placeholder, attr: { 'aria-label': label }, data: testid ? { testid } : {} });
  const button = el('button', { type: 'submit', class: 'quiet send', attr: { 'aria-label': 'Send' }, title: 'Send' }, icon('send'));
  const form = el('form', { class: 'compose', on: { submit } },
    el('div', { class: 'compose-field' }, text, beside, button),
    suggestions.length ? el('div', { class: 'suggestions', attr: { 'aria-label': 'Suggestions', role: 'group' } }, suggestions.map(suggestion =>
      el('button', { type: 'button', class: 'chip', text: suggestion, on: { click: () => { text.value = suggestion; text.focus(); grow(); } } }))) : null);

  function grow() {
    text.style.blockSize = 'auto';
    text.style.blockSize = `${Math.min(text.scrollHeight, 160)}px`;
    form.classList.toggle('filled', text.value.trim() !== '');
  }

  function submit(event) {
    event.preventDefault();
    const written = text.value.trim();
    if (!written) return text.focus();
    return busyWhile(button, () => saying(async () => {
      try {
        await send(written);
      } catch (error) {
        // 502: it stands in Teams, only the program did not hear it. Sending it again would say it twice.
        if (error.status === 502) clear();
        throw error;
      }
      clear();
    }));
  }

  function clear() {
    text.value = '';
    grow();
    form.classList.add('sent');
  }

  text.addEventListener('input', grow);
  form.addEventListener('focusout', event => { if (!form.contains(event.relatedTarget)) form.classList.remove('sent'); });
  text.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return form;
}
