import { el } from './dom.js';

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const several = 'several';

/** Whether a knob stands where it stands by itself. Times and the seed make no trouble of their own. */
export const makesTrouble = (knob, value) => !same(value, knob.default) && knob.name !== 'seed' && !knob.name.endsWith('Ms');

/** One row of the panel: a knob's words and the control of its kind. `onChange` gets the new value. */
export function knobRow(knob, mailboxes, onChange) {
  const control = controls[knob.kind](knob, mailboxes, onChange);
  control.input.name = knob.name;
  control.input.dataset.testid = `fault-${knob.name}`;
  const row = el('label', { class: 'fault' },
    el('span', {}, el('span', { text: knob.label }), el('span', { class: 'note', text: knob.note })),
    control.input);
  return {
    row,
    show(value) {
      row.classList.toggle('set', makesTrouble(knob, value));
      if (control.input !== document.activeElement || control.input.type === 'checkbox') control.show(value);
    },
  };
}

const controls = {
  switch(knob, mailboxes, onChange) {
    const input = el('input', { type: 'checkbox', class: 'switch', attr: { role: 'switch' }, on: { change: () => onChange(input.checked) } });
    return { input, show: value => { input.checked = value; } };
  },
  count: (knob, mailboxes, onChange) => number(knob, onChange),
  number: (knob, mailboxes, onChange) => number(knob, onChange),
  percent: (knob, mailboxes, onChange) => number(knob, onChange, 100),
  choice: (knob, mailboxes, onChange) => choice(knob.choices.map(value => [value, value]), value => onChange(value), value => value),
  mailboxes(knob, mailboxes, onChange) {
    const options = [['off', 'Off'], ['all', 'All mailboxes'], ...mailboxes.map(address => [address, address])];
    return choice(options, value => onChange(value === 'all' ? true : value === 'off' ? false : [value]), (value, input) => {
      if (!Array.isArray(value)) return value ? 'all' : 'off';
      if (value.length === 1 && mailboxes.includes(value[0])) return value[0];
      const option = input.querySelector(`option[value="${several}"]`) ?? input.appendChild(el('option', { value: several, disabled: true }));
      option.textContent = value.length === 1 ? value[0] : `${value.length} mailboxes`;
      return several;
    });
  },
};

function number(knob, onChange, most) {
  const input = el('input', {
    type: 'number', attr: { min: 0, max: most, step: knob.name.endsWith('Ms') ? 50 : 1, inputmode: 'numeric' },
    on: { change: () => onChange(Math.max(0, Number(input.value) || 0)) },
  });
  return { input, show: value => { input.value = value; } };
}

function choice(options, onChange, valueOf) {
  const input = el('select', { class: 'choice', on: { change: () => onChange(input.value) } }, options.map(([value, text]) => el('option', { value, text })));
  return { input, show: value => { input.value = valueOf(value, input); } };
}
