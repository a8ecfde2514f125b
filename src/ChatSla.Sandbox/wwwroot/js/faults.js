import { api } from './api.js';
import { busyWhile, el, icon } from './dom.js';
import { saying } from './toast.js';

/** What the faults do, in words. A fault the page does not know shows its own name. */
const words = {
  graphThrottle: ['Graph: too many requests', 'next requests answered 429'],
  graphUnavailable: ['Graph: unavailable', 'next requests answered 503'],
  graphDown: ['Graph is down', 'every request answered 503'],
  sendAcceptedThen504: ['Mail sent, answer lost (504)', 'next sends'],
  sendAcceptedThenReset: ['Mail sent, connection cut', 'next sends'],
  deltaExpire: ['Delta token expires', 'next delta starts over (410)'],
  deltaDuplicates: ['Delta repeats itself', 'the same mails come twice'],
  connectorThrottle: ['Teams: too many requests', 'next requests answered 429'],
  connectorUnavailable: ['Teams: unavailable', 'next requests answered 502'],
  connectorDown: ['Teams is down', 'every request fails'],
  botRemoved: ['Bot removed from the team', 'Teams refuses what it sends (403)'],
  sendDelayMs: ['Sending takes', 'milliseconds'],
  sentItemsDelayMs: ['Sent Items shows it after', 'milliseconds'],
};
const states = { starting: 'Program starting', ready: 'Program ready', stopped: 'Program stopped' };
const spaced = name => name.replace(/([A-Z0-9]+)/g, ' $1').toLowerCase().replace(/^./, letter => letter.toUpperCase());

/** The popover behind one button: the program itself, and everything that can be made to go wrong around it. */
export class FaultsPanel {
  constructor(panel, button) {
    this.button = button;
    this.program = el('section', { class: 'program-part' });
    this.list = el('div', { class: 'fault-list' });
    panel.append(
      this.program,
      el('div', { class: 'head' }, el('h2', { text: 'Faults' }),
        el('button', { type: 'button', class: 'button small', text: 'Reset all', on: { click: () => this.change({ reset: true }) } })),
      this.list);
  }

  showProgram(program) {
    const state = program?.state ?? 'stopped';
    this.button.querySelector('.light').dataset.state = state;
    this.button.querySelector('[data-program-state]').textContent = states[state] ?? state;
    const act = (action, label, danger) => el('button', {
      type: 'button', class: `button small${danger ? ' danger' : ''}`, text: label, data: { testid: `program-${action}` },
      on: { click: event => busyWhile(event.target, () => saying(() => api.program(action))) },
    });
    this.program.replaceChildren(
      el('div', { class: 'head' }, el('h2', { text: 'Program' }), el('span', { class: 'light', data: { state } }), el('span', { text: state })),
      el('p', { class: 'note', text: [program?.address, program?.pid && `process ${program.pid}`].filter(Boolean).join(' · ') || 'Not running' }),
      el('div', { class: 'row' }, state === 'stopped' ? act('start', 'Start') : [act('restart', 'Restart'), act('stop', 'Stop'), act('kill', 'Kill (-9)', true)]));
  }

  showFaults(faults) {
    const active = Object.entries(faults).filter(([name, value]) => !name.endsWith('Ms') && value);
    this.button.classList.toggle('faulty', active.length > 0);
    this.button.title = active.length ? `${active.length} fault${active.length > 1 ? 's' : ''} on` : 'Program and faults';
    for (const [name, value] of Object.entries(faults)) this.row(name, value);
  }

  row(name, value) {
    const input = this.list.querySelector(`[name="${CSS.escape(name)}"]`) ?? this.newRow(name, value);
    if (input === document.activeElement) return;
    if (typeof value === 'boolean') input.checked = value;
    else input.value = value;
  }

  newRow(name, value) {
    const [label, note] = words[name] ?? [spaced(name), ''];
    const isSwitch = typeof value === 'boolean';
    const input = el('input', {
      name, type: isSwitch ? 'checkbox' : 'number', class: isSwitch ? 'switch' : '', data: { testid: `fault-${name}` },
      attr: isSwitch ? { role: 'switch' } : { min: 0, step: name.endsWith('Ms') ? 50 : 1, inputmode: 'numeric' },
      on: { change: () => this.change({ [name]: isSwitch ? input.checked : Math.max(0, Number(input.value) || 0) }) },
    });
    this.list.append(el('label', { class: 'fault' }, el('span', {}, el('span', { text: label }), el('span', { class: 'note', text: note })), input));
    return input;
  }

  async change(change) {
    await saying(async () => {
      await api.setFaults(change);
      this.showFaults(await api.faults());
    });
  }
}
