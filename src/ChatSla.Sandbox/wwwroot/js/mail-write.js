import { busyWhile, el, icon } from './dom.js';
import { examples } from './mail-examples.js';
import { saying } from './toast.js';

/**
 * The form in which a customer writes a new mail.
 * @param {{mailboxes: () => string[], send: (mail: {to: string, subject: string, text: string}) => Promise<unknown>, close: () => void}} options
 */
export function writeForm({ mailboxes, send, close }) {
  const to = el('input', { type: 'email', required: true, autocomplete: 'off', value: mailboxes()[0] ?? '', data: { testid: 'mail-to' }, attr: { list: 'mailboxes' } });
  const known = el('datalist', { id: 'mailboxes' }, mailboxes().map(address => el('option', { value: address })));
  const subject = el('input', { type: 'text', required: true, placeholder: 'What is it about?', data: { testid: 'mail-subject' } });
  const text = el('textarea', { rows: 7, required: true, placeholder: 'Write what a customer would write. ChatSla reads it within seconds and puts a card in the Support channel.', data: { testid: 'mail-text' } });
  const sendButton = el('button', { type: 'submit', class: 'button primary', data: { testid: 'mail-send' } }, icon('send'), 'Send');

  const menu = el('div', { class: 'menu', id: 'mail-examples', popover: 'auto' }, examples.map(example =>
    el('button', { type: 'button', on: { click: () => choose(example) } },
      el('strong', { text: example.name }), el('span', { text: example.subject }))));
  const menuButton = el('button', { type: 'button', class: 'button quiet-button', data: { testid: 'mail-example' }, attr: { popovertarget: 'mail-examples' } },
    icon('bulb'), 'Fill in an example', icon('down'));

  function choose(example) {
    menu.hidePopover();
    subject.value = example.subject;
    text.value = example.text;
    sendButton.focus();
  }

  const form = el('form', { class: 'write', on: { submit: event => {
    event.preventDefault();
    return busyWhile(sendButton, () => saying(() => send({ to: to.value.trim(), subject: subject.value.trim(), text: text.value })));
  } } },
    el('label', { class: 'field' }, el('span', { text: 'To' }), to), known,
    el('label', { class: 'field' }, el('span', { text: 'Subject' }), subject),
    el('label', { class: 'field tall' }, el('span', { class: 'hidden', text: 'Text' }), text),
    el('div', { class: 'write-actions' }, sendButton, el('button', { type: 'button', class: 'button', text: 'Discard', on: { click: close } }), menuButton, menu));
  form.addEventListener('keydown', event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
  return form;
}
