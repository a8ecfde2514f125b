import { api } from './api.js';
import { Post } from './channel.js';
import { composeBox } from './compose.js';
import { arrange, el, emptyState, icon } from './dom.js';
import { searchButton } from './search.js';

/** One thread of a channel: the first message, its answers below, and a way to answer. */
class Thread {
  posts = new Map();

  constructor(channel, rootId, session) {
    this.replies = el('div', { class: 'replies' });
    this.root = el('div', { class: 'root' });
    this.foot = el('footer', {}, this.replyButton(channel, rootId, session));
    this.element = el('section', { class: 'conversation', data: { rootId } }, this.root, this.replies, this.foot);
  }

  replyButton(channel, rootId, session) {
    const button = el('button', { type: 'button', class: 'quiet reply', on: { click: () => {
      const box = composeBox({
        label: 'Reply', placeholder: 'Reply',
        send: async text => {
          await api.post({ as: session.person.aadObjectId, channelId: channel.id, threadId: rootId, text });
          this.foot.replaceChildren(button);
        },
      });
      box.addEventListener('keydown', event => {
        if (event.key !== 'Escape') return;
        this.foot.replaceChildren(button);
        button.focus();
      });
      this.foot.replaceChildren(box);
      box.querySelector('textarea').focus();
    } } }, icon('reply'), 'Reply');
    return button;
  }

  show(thread, place) {
    const elements = thread.messages.map(message => {
      if (!this.posts.has(message.id)) this.posts.set(message.id, new Post());
      const post = this.posts.get(message.id);
      post.show(message, place);
      return post.element;
    });
    arrange(this.root, elements.slice(0, 1));
    arrange(this.replies, elements.slice(1));
    this.replies.hidden = elements.length < 2;
  }
}

/** A channel as Teams shows it: a box to write in, and the newest thread first. */
export class ChannelPane {
  threads = new Map();

  constructor(element, head, words, session) {
    Object.assign(this, { element, words, session });
    this.list = el('div', { class: 'posts' });
    this.scroller = el('div', { class: 'scroller', tabIndex: -1 }, this.list);
    this.compose = el('div', { class: 'compose-place' });
    element.append(head, this.compose, this.scroller);
  }

  show(channel) {
    if (!channel) return;
    if (this.channelId !== channel.id) {
      this.channelId = channel.id;
      this.compose.replaceChildren(composeBox({
        label: `Write in ${channel.name}`, placeholder: 'Start a post', suggestions: ['@ChatSla summary', '@ChatSla help'], testid: 'compose',
        send: text => api.post({ as: this.session.person.aadObjectId, channelId: channel.id, text }),
        beside: searchButton(() => ({ as: this.session.person.aadObjectId, channelId: channel.id })),
      }));
    }

    const elements = [...channel.threads].filter(thread => thread.messages.length > 0).sort(newestFirst).map(thread => {
      if (!this.threads.has(thread.rootId)) this.threads.set(thread.rootId, new Thread(channel, thread.rootId, this.session));
      const shown = this.threads.get(thread.rootId);
      shown.show(thread, { conversationId: thread.conversationId ?? `${channel.id};messageid=${thread.rootId}`, person: this.session.person });
      return shown.element;
    });
    this.empty ??= emptyState(this.words.icon, this.words.title, this.words.text, ...(this.words.actions ?? []));
    arrange(this.list, elements.length ? elements : [this.empty]);
  }
}

const newestFirst = (one, other) => Date.parse(other.messages[0].at) - Date.parse(one.messages[0].at);

/** The current person's own chat with the bot, oldest first as chats are. */
export class ChatPane {
  posts = new Map();

  constructor(element, head, session) {
    Object.assign(this, { element, session });
    this.list = el('div', { class: 'posts chat' });
    this.scroller = el('div', { class: 'scroller', tabIndex: -1 }, this.list);
    element.append(head, this.scroller, el('div', { class: 'compose-place' }, composeBox({
      label: 'Write to ChatSla', placeholder: 'Type a message', suggestions: ['summary', 'my queries', 'help'], testid: 'compose',
      send: text => api.post({ as: session.person.aadObjectId, personal: true, text }),
    })));
  }

  show(chats) {
    const { person } = this.session;
    const chat = chats.find(one => one.aadObjectId === person.aadObjectId);
    const messages = chat?.messages ?? [];
    const elements = messages.map(message => {
      const key = `${person.aadObjectId} ${message.id}`;
      if (!this.posts.has(key)) this.posts.set(key, new Post());
      const post = this.posts.get(key);
      post.show(message, { conversationId: chat.conversationId, person, bubble: true });
      return post.element;
    });
    const stick = this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 40 || this.shownFor !== person.aadObjectId;
    arrange(this.list, elements.length ? elements : [emptyState('chat', `${person.name}'s chat with ChatSla`, 'Alerts for this person arrive here. Write "help" below to see what ChatSla can do.')]);
    this.shownFor = person.aadObjectId;
    if (stick) this.scroller.scrollTop = this.scroller.scrollHeight;
  }
}
