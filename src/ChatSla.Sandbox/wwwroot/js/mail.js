import { api } from './api.js';
import { arrange, el, emptyState, icon } from './dom.js';
import { MailThread } from './mail-thread.js';
import { writeForm } from './mail-write.js';
import { fillPeople } from './select.js';
import { saying, toast } from './toast.js';

const seenKey = 'chatsla.seen';
const chosenKey = 'chatsla.customer';

/** The mail client of the chosen customer. */
export class MailPane {
  threads = new Map();
  seen = new Set(JSON.parse(sessionStorage.getItem(seenKey) ?? '[]'));
  readUpTo = {};
  customers = [];
  loaded = false;

  constructor(element, session) {
    this.session = session;
    this.select = el('select', { class: 'choice customer', data: { testid: 'customer-select' }, attr: { 'aria-label': 'Customer' }, on: { change: () => this.choose(this.select.value) } });
    this.others = el('span', { class: 'dot', hidden: true, attr: { role: 'img' } });
    this.writeButton = el('button', { type: 'button', class: 'button primary', data: { testid: 'mail-write' }, on: { click: () => this.write() } }, icon('edit'), 'Write a mail');
    this.writePlace = el('div', { class: 'write-place' });
    this.list = el('div', { class: 'threads' });
    element.append(
      el('header', { class: 'pane-head' }, el('span', { class: 'tile mail' }, icon('mail')),
        el('div', { class: 'pane-title' }, el('h2', { text: 'Customer’s mail' }), el('p', { text: 'Outside Contoso' })),
        el('div', { class: 'customer-place' }, this.select, this.others)),
      el('div', { class: 'toolbar' }, this.writeButton),
      el('div', { class: 'scroller', tabIndex: -1 }, this.writePlace, this.list));
  }

  get customer() {
    return this.customers.find(one => one.address === this.address);
  }

  async showCustomers(customers) {
    this.customers = customers;
    if (!this.customer) this.address = customers.find(one => one.address === localStorage.getItem(chosenKey))?.address ?? customers[0]?.address;
    await this.load();
  }

  async choose(address) {
    this.address = address;
    localStorage.setItem(chosenKey, address);
    this.threads.clear();
    this.loaded = false;
    this.list.replaceChildren();
    await saying(() => this.load());
  }

  async load() {
    const { customer } = this;
    if (!customer) return;
    const threads = await api.threads(customer.address);
    if (customer.address !== this.address) return;
    this.readUpTo[customer.address] = customer.unread ?? 0;
    this.showChoice();
    this.show(threads, customer);
  }

  showChoice() {
    const waiting = one => one.address === this.address ? 0 : Math.max(0, (one.unread ?? 0) - (this.readUpTo[one.address] ?? 0));
    for (const one of this.customers) this.readUpTo[one.address] = Math.min(this.readUpTo[one.address] ?? 0, one.unread ?? 0);
    fillPeople(this.select, this.customers.map(one => ({ value: one.address, name: one.name, note: one.company, mark: waiting(one) ? `${waiting(one)} new` : undefined })), this.address);
    const names = this.customers.filter(waiting).map(one => one.name);
    this.others.hidden = names.length === 0;
    this.others.title = `New mail for ${names.join(', ')}`;
    this.others.setAttribute('aria-label', this.others.title);
  }

  show(threads, customer) {
    if (!this.loaded) this.markAsBefore(threads, customer);
    const isUnread = message => message.from?.address?.toLowerCase() !== customer.address.toLowerCase() && !this.seen.has(message.id);
    const elements = threads.filter(thread => thread.messages.length).map(thread => {
      if (!this.threads.has(thread.conversationId)) {
        this.threads.set(thread.conversationId, new MailThread(thread.conversationId, { onOpen: opened => this.opened(opened), onReply: (to, text) => this.reply(to, text) }));
      }
      const shown = this.threads.get(thread.conversationId);
      shown.show(thread, customer, isUnread);
      if (shown.open) this.opened(shown);
      return shown.element;
    });
    const words = `${customer.name} has no mail yet`;
    arrange(this.list, elements.length ? elements : [emptyState('mail', words, 'Write a mail to Contoso Support. The answer arrives here in the same conversation.')]);
    if (!this.loaded && elements.length && !this.form) this.threads.get(threads[0].conversationId)?.toggle(true);
    this.loaded = true;
  }

  /** Mails that were there before the page was first opened are not news. */
  markAsBefore(threads, customer) {
    if (this.seen.has(customer.address)) return;
    const unread = customer.unread ?? 0;
    const received = threads.flatMap(thread => thread.messages).filter(message => message.from?.address !== customer.address)
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
    for (const message of received.slice(unread)) this.seen.add(message.id);
    this.seen.add(customer.address);
    this.remember();
  }

  opened(thread) {
    for (const message of thread.thread.messages) this.seen.add(message.id);
    this.remember();
  }

  remember() {
    sessionStorage.setItem(seenKey, JSON.stringify([...this.seen].slice(-2000)));
  }

  write() {
    if (!this.form) {
      this.form = writeForm({ mailboxes: () => this.session.mailboxes, send: mail => this.send(mail), close: () => this.closeForm() });
      this.writePlace.replaceChildren(this.form);
    }
    this.writePlace.scrollIntoView({ block: 'nearest' });
    this.form.querySelector('[data-testid=mail-subject]').focus();
  }

  closeForm() {
    this.form = undefined;
    this.writePlace.replaceChildren();
    this.writeButton.focus();
  }

  async send(mail) {
    const { name, address } = this.customer;
    const sent = await api.sendMail({ from: { name, address }, ...mail });
    this.closeForm();
    toast(`Sent to ${mail.to}`);
    await this.load();
    for (const thread of this.threads.values()) thread.toggle(thread.holds(sent.internetMessageId));
  }

  async reply(thread, text) {
    const { name, address } = this.customer;
    const last = thread.messages.at(-1);
    const received = thread.messages.findLast(message => message.from?.address && message.from.address !== address);
    const subject = /^(re|sv|aw):/i.test(thread.subject) ? thread.subject : `Re: ${thread.subject}`;
    await api.sendMail({ from: { name, address }, to: received?.from.address ?? thread.to ?? this.session.mailboxes[0], subject, text, inReplyTo: last.internetMessageId });
    await this.load();
  }
}
