import { failed, failureOf } from './answers.js';
import { api } from './api.js';
import { drawCard, restoreFocus, stateOf } from './cards.js';
import { busyWhile, el, icon } from './dom.js';
import { onThemeChange } from './theme.js';
import { toast } from './toast.js';

const widths = { small: '22rem', medium: '37.5rem', large: '56rem' };
let redrawOpen = () => {};

onThemeChange(() => redrawOpen());

/**
 * Opens what a task/fetch answered, as a Teams dialog.
 * @param {{title?: string, width?: string | number, card?: object, url?: string}} task
 * @param {{as: string, conversationId: string, activityId: string}} from the card it was opened from
 * @param {() => HTMLElement | undefined} opener finds the button to go back to; the card may have been drawn again meanwhile
 */
export function openDialog(task, from, opener) {
  const title = el('h2', { id: 'dialog-title' });
  const body = el('div', { class: 'dialog-body' });
  const problem = el('p', { class: 'dialog-problem', attr: { role: 'alert' }, hidden: true });
  const close = el('button', { type: 'button', class: 'quiet', attr: { 'aria-label': 'Close' }, on: { click: () => dialog.close() } }, icon('close'));
  const dialog = el('dialog', { class: 'dialog', data: { testid: 'dialog' }, attr: { 'aria-labelledby': 'dialog-title' } },
    el('header', {}, title, close), body, problem);
  let drawn;

  const show = next => {
    title.textContent = next.title ?? 'ChatSla';
    dialog.style.inlineSize = `min(${typeof next.width === 'number' ? `${next.width}px` : widths[next.width] ?? widths.medium}, 100vw - 2rem)`;
    problem.hidden = true;
    draw(next.card?.content ?? next.card ?? unsupported(next));
    drawn.card.getAllInputs(true)[0]?.focus();
  };
  const draw = (payload, state = {}) => {
    drawn = drawCard(payload, { onAction: submit, values: state.values, expanded: state.expanded, always: true });
    body.replaceChildren(drawn.element);
  };
  const fail = sentence => {
    problem.textContent = sentence;
    problem.hidden = false;
    problem.scrollIntoView({ block: 'nearest' });
  };

  function submit(action, button) {
    problem.hidden = true;
    return busyWhile(button, async () => {
      try {
        const answer = await api.submitDialog({ ...from, data: action.data ?? {} });
        if (failed(answer)) return fail(failureOf(answer));
        const next = answer.body?.task;
        if (next?.type === 'continue') return show(next.value);
        dialog.close();
        if (next?.type === 'message' && next.value) toast(next.value);
      } catch (error) {
        fail(error.message);
      }
    });
  }

  redrawOpen = () => {
    const state = stateOf(drawn);
    draw(drawn.payload, state);
    restoreFocus(drawn, state);
  };
  dialog.addEventListener('close', () => {
    redrawOpen = () => {};
    dialog.remove();
    opener()?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  show(task);
}

const unsupported = task => ({
  type: 'AdaptiveCard', version: '1.5',
  body: [{ type: 'TextBlock', wrap: true, text: task.url ? 'This dialog is a page. The sandbox shows cards only.' : 'ChatSla sent a dialog without a card.' }],
});
