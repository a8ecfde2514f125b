import { api } from './api.js';
import { busyWhile, el, icon } from './dom.js';
import { knobRow, makesTrouble } from './knobs.js';
import { saying } from './toast.js';

const states = { starting: 'Program starting', ready: 'Program ready', stopped: 'Program stopped' };

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

  /** The knobs as the sandbox describes them; only the watched mailboxes are told from outside. */
  async showFaults(described, mailboxes) {
    const { knobs, ...values } = described.knobs ? described : await api.faults();
    if (mailboxes && `${mailboxes}` !== `${this.mailboxes}`) {
      this.mailboxes = mailboxes;
      this.groups = null;
    }
    this.groups ??= this.build(knobs);

    let active = 0;
    for (const group of this.groups) {
      const set = group.knobs.filter(({ knob }) => makesTrouble(knob, values[knob.name])).length;
      for (const { knob, shown } of group.knobs) shown.show(values[knob.name]);
      group.mark.textContent = set ? `${set} on` : '';
      active += set;
    }
    this.button.classList.toggle('faulty', active > 0);
    this.button.title = active ? `${active} fault${active > 1 ? 's' : ''} on` : 'Program and faults';
  }

  build(knobs) {
    const open = new Set([...this.list.querySelectorAll('details[open]')].map(details => details.dataset.group));
    const groups = Object.entries(Object.groupBy(knobs, knob => knob.group)).map(([name, members]) => {
      const mark = el('span', { class: 'mark' });
      const rows = members.map(knob => ({ knob, shown: knobRow(knob, this.mailboxes ?? [], value => this.change({ [knob.name]: value })) }));
      const details = el('details', { open: open.has(name), data: { group: name, testid: `faults-${name.toLowerCase()}` } },
        el('summary', {}, icon('down'), el('span', { text: name }), mark),
        el('div', { class: 'group' }, rows.map(({ shown }) => shown.row)));
      return { knobs: rows, mark, details };
    });
    this.list.replaceChildren(...groups.map(group => group.details));
    return groups;
  }

  async change(change) {
    await saying(async () => {
      await api.setFaults(change);
      await this.showFaults(await api.faults());
    });
  }
}
