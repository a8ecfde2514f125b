import { failed, failureOf } from './answers.js';
import { api } from './api.js';
import { busyWhile, el, icon } from './dom.js';
import { saying } from './toast.js';

const typingPause = 250;

/**
 * The message extension, as Teams offers it beside the box in which people write.
 * @param {() => {as: string, channelId: string}} place who looks, and where what is found is put
 */
export function searchButton(place) {
  return el('button', { type: 'button', class: 'quiet send', title: 'Find a query with ChatSla', attr: { 'aria-label': 'Find a query with ChatSla' }, data: { testid: 'search' }, on: { click: () => open(place()) } }, icon('search'));
}

function open(place) {
  const words = el('input', { type: 'search', placeholder: 'A number, a customer or words of the subject', attr: { 'aria-label': 'Find' }, data: { testid: 'search-words' } });
  const list = el('div', { class: 'found', attr: { role: 'group', 'aria-label': 'What was found', 'aria-live': 'polite' }, data: { testid: 'search-results' } });
  const close = el('button', { type: 'button', class: 'quiet', attr: { 'aria-label': 'Close' }, on: { click: () => dialog.close() } }, icon('close'));
  const dialog = el('dialog', { class: 'dialog search', data: { testid: 'search-dialog' }, attr: { 'aria-labelledby': 'search-title' } },
    el('header', {}, el('h2', { id: 'search-title', text: 'Find a query' }), close), el('div', { class: 'dialog-body' }, words, list));
  let timer;
  let asked = 0;

  async function look() {
    const turn = ++asked;
    try {
      const answer = await api.search({ ...place, words: words.value.trim() });
      if (turn !== asked) return;
      const found = answer.body?.composeExtension;
      if (failed(answer) || !found) return say(failureOf(answer));
      if (found.type === 'message') return say(found.text);
      list.replaceChildren(...found.attachments.map(line));
    } catch (error) {
      say(error.message);
    }
  }

  function say(sentence) {
    list.replaceChildren(el('p', { class: 'found-none', text: sentence }));
  }

  function line(attachment) {
    const { title, text } = attachment.preview.content;
    const button = el('button', { type: 'button', class: 'found-one', on: { click: () => busyWhile(button, () => saying(async () => {
      await api.insert({ ...place, card: attachment.content });
      dialog.close();
    })) } }, el('strong', { text: title }), el('span', { text }));
    return button;
  }

  words.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, typingPause);
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  words.focus();
  look();
}
