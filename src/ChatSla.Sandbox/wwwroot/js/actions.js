import { failed, failureOf } from './answers.js';
import { api } from './api.js';
import { openDialog } from './dialog.js';
import { busyWhile } from './dom.js';
import { saying, toast } from './toast.js';

const cardType = 'application/vnd.microsoft.card.adaptive';
const messageType = 'application/vnd.microsoft.activity.message';

/**
 * What Teams does when a person presses a button of a card.
 * @param {object} action the renderer's action, its inputs already in its data
 * @param {HTMLElement} button
 * @param {{as: string, conversationId: string, activityId: string, showCard: (card: object) => void, opener: () => HTMLElement | undefined}} place
 */
export function press(action, button, place) {
  const data = action.data && typeof action.data === 'object' ? action.data : {};
  const from = { as: place.as, conversationId: place.conversationId, activityId: place.activityId };
  return busyWhile(button, () => saying(async () => {
    if (action.getJsonTypeName() === 'Action.Execute') return execute(action, data, from, place);
    if (data.msteams?.type === 'task/fetch') return fetchDialog(data, from, place);
    return submit(data, from);
  }));
}

async function execute(action, data, from, place) {
  const answer = await api.click({ ...from, action: { type: 'Action.Execute', id: action.id, verb: action.verb, data }, trigger: 'manual' });
  if (failed(answer)) return toast(failureOf(answer), 'error');
  if (answer.body?.type === cardType) place.showCard(answer.body.value);
  else if (answer.body?.type === messageType) toast(answer.body.value, 'note');
}

async function submit(data, from) {
  const answer = await api.click({ ...from, action: { type: 'Action.Submit', data } });
  if (answer && failed(answer)) toast(failureOf(answer), 'error');
}

async function fetchDialog(data, from, place) {
  const answer = await api.fetchDialog({ ...from, data });
  if (failed(answer)) return toast(failureOf(answer), 'error');
  const task = answer.body?.task;
  if (task?.type === 'continue') openDialog(task.value, from, place.opener);
  else if (task?.type === 'message') toast(task.value, 'note');
}
