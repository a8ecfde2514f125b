import { fullTime, shortTime } from './clock.js';
import { composeBox } from './compose.js';
import { avatar, el, icon } from './dom.js';
import { mailHtml, mailText } from './safe-html.js';

const textOf = message => message.text || new DOMParser().parseFromString((message.html ?? '').replaceAll('<', ' <'), 'text/html').body.textContent;
const firstLine = message => textOf(message).slice(0, 300).replace(/\s+/g, ' ').trim();

/** A conversation in the customer's mailbox: one line when closed, the mails and an answer box when open. */
export class MailThread {
  mails = new Map();
  open = false;

  constructor(conversationId, { onOpen, onReply }) {
    this.onReply = onReply;
    this.onOpen = onOpen;
    this.head = el('button', { type: 'button', class: 'thread-head', attr: { 'aria-expanded': 'false' }, on: { click: () => this.toggle() } });
    this.list = el('div', { class: 'mails' });
    this.body = el('div', { class: 'thread-body', hidden: true }, this.list);
    this.element = el('article', { class: 'thread', data: { testid: 'thread', conversationId } }, this.head, this.body);
  }

  holds(internetMessageId) {
    return this.thread.messages.some(message => message.internetMessageId === internetMessageId);
  }

  toggle(open = !this.open) {
    this.open = open;
    if (open && !this.reply) {
      this.reply = composeBox({ label: 'Answer', placeholder: 'Write an answer', testid: 'mail-reply', send: text => this.onReply(this.thread, text) });
      this.body.append(this.reply);
    }
    if (open) this.onOpen(this);
    this.show(this.thread, this.customer, this.isUnread);
  }

  show(thread, customer, isUnread) {
    Object.assign(this, { thread, customer, isUnread });
    const last = thread.messages.at(-1);
    const fromCustomer = message => message.from?.address?.toLowerCase() === customer.address.toLowerCase();
    const unread = !this.open && thread.messages.some(isUnread);
    const signature = JSON.stringify([thread, this.open, unread, shortTime(last.at)]);
    if (signature === this.signature) return;
    this.signature = signature;

    this.element.classList.toggle('open', this.open);
    this.element.classList.toggle('unread', unread);
    this.body.hidden = !this.open;
    this.head.setAttribute('aria-expanded', String(this.open));
    this.head.replaceChildren(
      el('span', { class: 'thread-line' },
        el('span', { class: 'thread-subject', text: thread.subject || 'No subject' }),
        thread.messages.length > 1 ? el('span', { class: 'count', text: thread.messages.length, title: `${thread.messages.length} mails` }) : null,
        el('time', { dateTime: last.at, title: fullTime(last.at), text: shortTime(last.at) })),
      el('span', { class: 'thread-line second' },
        el('span', { class: 'thread-snippet', text: `${fromCustomer(last) ? 'You' : last.from?.name ?? 'Unknown'}: ${firstLine(last)}` }),
        unread ? el('span', { class: 'dot', attr: { role: 'img', 'aria-label': 'Unread' } }) : icon('down')));
    if (this.open) for (const message of thread.messages) this.add(message, fromCustomer(message));
  }

  add(message, own) {
    if (this.mails.has(message.id)) return;
    const name = message.from?.name || message.from?.address || 'Unknown';
    const mail = el('section', { class: own ? 'mail-item own' : 'mail-item', data: { testid: 'mail', direction: own ? 'out' : 'in' } },
      avatar(name),
      el('div', {},
        el('header', {}, el('span', { class: 'name', text: name }), el('time', { dateTime: message.at, title: fullTime(message.at), text: shortTime(message.at) })),
        message.html && !own ? mailHtml(message.html) : mailText(message.text ?? '')));
    this.mails.set(message.id, mail);
    this.list.append(mail);
  }
}
