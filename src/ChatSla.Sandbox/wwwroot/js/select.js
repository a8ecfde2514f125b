import { avatar, el } from './dom.js';

const canDrawFaces = CSS.supports('appearance', 'base-select');
const isOpen = select => CSS.supports('selector(:open)') && select.matches(':open');

/**
 * Fills a select with people: a face and two lines where the browser can draw that, plain text elsewhere. An open list is left alone.
 * @param {{value: string, name: string, note?: string, mark?: string}[]} people
 */
export function fillPeople(select, people, chosen) {
  const signature = JSON.stringify([people, chosen]);
  if (select.dataset.shown === signature || isOpen(select)) return;

  select.replaceChildren(
    ...(canDrawFaces ? [el('button', {}, document.createElement('selectedcontent'))] : []),
    ...people.map(person => el('option', { value: person.value },
      canDrawFaces && avatar(person.name, true),
      el('span', { class: 'option-text' },
        el('span', { class: 'option-name', text: person.name }),
        person.note && el('span', { class: 'option-note', text: ` · ${person.note}` })),
      person.mark && el('span', { class: 'option-mark', text: ` ${person.mark}` }))));
  select.value = chosen;
  select.dataset.shown = signature;
}
