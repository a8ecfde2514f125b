import { api, listen } from './api.js';
import { ChannelPane, ChatPane } from './channel-pane.js';
import { readClock, setClock, startClock, today } from './clock.js';
import { el, icon } from './dom.js';
import { FaultsPanel } from './faults.js';
import { MailPane } from './mail.js';
import { fillPeople } from './select.js';
import { onThemeChange, startTheme } from './theme.js';
import { saying, toast } from './toast.js';
import { Views } from './views.js';

const personKey = 'chatsla.person';
const $ = id => document.getElementById(id);

/** What every pane has to know: who clicks, and where the mail goes. */
const session = { person: { aadObjectId: '', name: '' }, mailboxes: [] };
let teams = { people: [], channels: [], personal: [] };
const newest = {};

const views = new Views($('panes'), $('views'), opened => {
  show();
  if (opened !== 'mail') refresh(opened);
});
const pane = name => document.querySelector(`[data-pane="${name}"]`);
const channelHead = (tile, name, note) => el('header', { class: 'pane-head' }, el('span', { class: `tile ${tile}` }, icon(name)), note);
const titled = (title, note) => el('div', { class: 'pane-title' }, el('h2', { text: title }), el('p', { text: note }));

const mail = new MailPane(pane('mail'), session);
const faults = new FaultsPanel($('faults'), $('faults-button'));
const support = new ChannelPane(pane('support'), channelHead('team', 'people', titled('Support', 'Teams channel')), {
  icon: 'people', title: 'No query yet',
  text: 'Each mail of a customer becomes a card here, with the time it was promised an answer by.',
  actions: [el('button', { type: 'button', class: 'button', on: { click: () => { views.open('mail'); mail.write(); } } }, icon('edit'), 'Write a mail')],
}, session);
const managers = new ChannelPane(pane('managers'), channelHead('managers', 'chart', views.thirdTabs()), {
  icon: 'chart', title: 'Nothing for the managers yet',
  text: 'Escalations and the daily summary appear here. Press Escalate on a card, let one turn red, or write "@ChatSla summary" above.',
}, session);
const chat = new ChatPane(pane('chat'), channelHead('chat', 'chat', views.thirdTabs()), session);

const channel = name => teams.channels.find(one => one.name.toLowerCase() === name) ?? teams.channels[name === 'support' ? 0 : 1];

function show() {
  support.show(channel('support'));
  managers.show(channel('managers'));
  chat.show(teams.personal);
  showNews('support', (channel('support')?.threads ?? []).flatMap(thread => thread.messages));
  showNews('managers', (channel('managers')?.threads ?? []).flatMap(thread => thread.messages));
  showNews('chat', teams.personal.find(one => one.aadObjectId === session.person.aadObjectId)?.messages ?? []);
}

function showNews(name, messages) {
  const changes = `${session.person.aadObjectId} ${messages.map(message => `${message.id} ${message.editedAt}`).join()}`;
  if (views.isShown(name) || newest[name] === undefined || !newest[name].startsWith(session.person.aadObjectId)) newest[name] = changes;
  views.news(name, newest[name] !== changes);
}

/** A Teams client asks for cards anew when a person opens a channel. */
async function refresh(name) {
  const opened = (name ? [name] : ['support', 'managers']).filter(one => one !== 'chat' && views.isShown(one)).map(channel).filter(Boolean);
  await Promise.allSettled(opened.map(one => api.refresh({ as: session.person.aadObjectId, channelId: one.id })));
}

document.addEventListener('message-link', ({ detail }) => {
  views.open(channel('managers')?.id === detail.channelId ? 'managers' : 'support');
  const card = document.querySelector(`[data-activity-id="${CSS.escape(detail.messageId)}"]`);
  if (!card) {
    toast('That message is not in this channel any more.', 'error');
    return;
  }

  card.scrollIntoView({ block: 'center' });
  card.classList.add('found');
  setTimeout(() => card.classList.remove('found'), 2000);
});

function showPeople(people) {
  teams.people = people;
  const known = people.find(one => one.aadObjectId === (session.person.aadObjectId || localStorage.getItem(personKey))) ?? people[0];
  if (known) session.person = known;
  fillPeople($('person'), people.map(one => ({ value: one.aadObjectId, name: one.name, note: one.role ?? one.title })), session.person.aadObjectId);
}

const addressOf = mailbox => typeof mailbox === 'string' ? mailbox : mailbox.address;
const watched = state => {
  const people = new Set([...state.customers.map(one => one.address), ...state.teams.people.flatMap(one => [one.email, one.upn])]);
  return state.mailboxes.map(addressOf).filter(address => !people.has(address));
};

async function loadAll() {
  const state = await api.state();
  setClock(state.clock);
  session.mailboxes = watched(state);
  teams = state.teams;
  showPeople(teams.people);
  faults.showProgram(state.program);
  await faults.showFaults(state.faults, session.mailboxes);
  show();
  await mail.showCustomers(state.customers);
}

const readers = {
  clock: readClock,
  mail: async () => mail.showCustomers(await api.customers()),
  teams: async () => { teams = await api.teams(); show(); },
  program: async () => faults.showProgram((await api.state()).program),
  faults: async () => faults.showFaults(await api.faults()),
};
const waiting = new Map();

/** Several events in a row are one reading; a reading under way is followed by one more. */
function read(name) {
  if (waiting.has(name)) {
    waiting.get(name).again = true;
    return;
  }
  const turn = { again: false };
  waiting.set(name, turn);
  setTimeout(async () => {
    turn.again = false;
    try {
      await readers[name]();
    } catch (error) {
      console.warn(error);
    }
    waiting.delete(name);
    if (turn.again) read(name);
  }, 60);
}

let brokenTimer;
let wasBroken = false;
function onConnection(connected) {
  clearTimeout(brokenTimer);
  if (!connected) {
    brokenTimer = setTimeout(() => { wasBroken = true; $('connection').hidden = false; }, 800);
    return;
  }
  $('connection').hidden = true;
  if (wasBroken) saying(loadAll);
  wasBroken = false;
}

$('person').addEventListener('change', () => {
  session.person = teams.people.find(one => one.aadObjectId === $('person').value) ?? session.person;
  localStorage.setItem(personKey, session.person.aadObjectId);
  show();
  refresh();
});

startTheme($('theme'));
onThemeChange(show);
startClock();
views.mark();
await saying(loadAll);
listen(read, onConnection);
refresh();

// Times of another day are written differently, so midnight is a change too.
let shownDay = today();
setInterval(() => {
  if (shownDay === today()) return;
  shownDay = today();
  show();
}, 1000);
