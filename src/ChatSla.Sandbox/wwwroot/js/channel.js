import { press } from './actions.js';
import { drawCard, restoreFocus, stateOf, toneOf } from './cards.js';
import { fullTime, shortTime } from './clock.js';
import { avatar, botAvatar, el, icon } from './dom.js';
import { messageText } from './safe-html.js';
import { currentTheme } from './theme.js';

/** Cards that only one person was shown, by person and message, until the message changes for everybody. */
const ownCards = new Map();

/** One message of Teams, drawn again only when something about it changed. */
export class Post {
  constructor() {
    this.element = el('article', { class: 'post', data: { testid: 'post' } });
  }

  /**
   * @param {object} message as in the contract
   * @param {{conversationId: string, person: object, bubble?: boolean}} place
   */
  show(message, place) {
    const own = this.ownCard(message, place.person);
    const payload = own ?? message.card;
    const signature = JSON.stringify([message, payload, place.person.name, place.conversationId, currentTheme(), shortTime(message.at)]);
    if (signature === this.signature) return;

    this.signature = signature;
    this.message = message;
    this.place = place;
    const state = this.drawn && stateOf(this.drawn);
    this.drawn = undefined;
    const mine = place.bubble && !message.from.bot;
    this.element.className = `post${mine ? ' mine' : ''}`;
    this.element.dataset.messageId = message.id;
    this.element.replaceChildren(
      message.from.bot ? botAvatar() : avatar(message.from.name),
      el('div', { class: 'post-body' },
        header(message),
        message.text ? messageText(message, place.person.name) : null,
        payload ? this.card(payload, state) : null));
    if (state && this.drawn) restoreFocus(this.drawn, state);
  }

  card(payload, state) {
    this.drawn = drawCard(payload, {
      onAction: (action, button) => this.press(action, button),
      values: state?.values,
      expanded: state?.expanded,
    });
    const tone = toneOf(payload);
    const turned = this.tone !== undefined && this.tone !== tone;
    this.tone = tone;
    return el('div', {
      class: `card-frame${turned ? ' turned' : ''}${payload.msteams?.width === 'Full' ? ' full' : ''}`,
      data: { testid: 'card', activityId: this.message.id, conversationId: this.place.conversationId, tone },
    }, this.drawn.element);
  }

  press(action, button) {
    const { message, place } = this;
    return press(action, button, {
      as: place.person.aadObjectId,
      conversationId: place.conversationId,
      activityId: message.id,
      showCard: card => {
        ownCards.set(`${place.person.aadObjectId} ${message.id}`, { card, editedAt: this.message.editedAt });
        this.show(this.message, this.place);
      },
      opener: () => [...this.element.querySelectorAll('.card-frame button')].find(other => other.textContent === button.textContent),
    });
  }

  ownCard(message, person) {
    const key = `${person.aadObjectId} ${message.id}`;
    const own = ownCards.get(key);
    if (own && own.editedAt !== message.editedAt) ownCards.delete(key);
    return ownCards.get(key)?.card;
  }
}

function header(message) {
  return el('header', {},
    el('span', { class: 'name', text: message.from.name }),
    message.from.bot ? el('span', { class: 'app-badge', text: 'APP' }) : null,
    el('time', { dateTime: message.at, title: fullTime(message.at), text: shortTime(message.at) }),
    message.editedAt ? el('span', { class: 'edited', title: fullTime(message.editedAt), text: 'Edited' }) : null,
    message.alert ? el('span', { class: 'alerted', title: 'Teams notifies people about this message' }, icon('bell'), el('span', { class: 'hidden', text: 'Notifies' })) : null);
}
