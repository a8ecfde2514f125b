import './card-elements.js';
import { el } from './dom.js';
import { hostConfig } from './host-config.js';
import { markdownToHtml, markMentions } from './safe-html.js';
import { currentTheme } from './theme.js';

const configs = new Map();
const configFor = theme => configs.get(theme) ?? configs.set(theme, hostConfig(theme)).get(theme);

// The renderer would cut text by writing markup with styles in it, which the page's policy forbids; CSS cuts it as well.
AdaptiveCards.GlobalSettings.useAdvancedTextBlockTruncation = false;

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markMentions(markdownToHtml(text));
  result.didProcess = true;
};

/** The first coloured container of a card: what a person takes for its light. */
export function toneOf(payload) {
  const coloured = (payload?.body ?? []).find(element => element.style && ['Container', 'ColumnSet', 'Table'].includes(element.type));
  return coloured?.style ?? 'default';
}

/** Every input in a payload. */
function* inputsIn(node) {
  if (Array.isArray(node)) {
    for (const item of node) yield* inputsIn(item);
  } else if (node && typeof node === 'object') {
    if (typeof node.type === 'string' && node.type.startsWith('Input.')) yield node;
    for (const item of Object.values(node)) yield* inputsIn(item);
  }
}

/**
 * The payload with `values` in its inputs, so that drawing a card again keeps what a person has typed. There is no directory to search for people
 * in: as in a client that cannot, the choices that came along are offered.
 */
function withValues(payload, values = {}) {
  const copy = structuredClone(payload);
  for (const input of inputsIn(copy)) {
    if (values[input.id] !== undefined) input.value = values[input.id];
    delete input['choices.data'];
  }
  return copy;
}

/** The buttons of the card itself, or of its last action set: where the next likely step stands first. */
function markPrimary(card, root, always) {
  const bars = [...root.querySelectorAll('.ac-actionSet')].filter(bar => !bar.closest('.ac-container .ac-adaptiveCard'));
  const buttons = [...(bars.at(-1)?.querySelectorAll(':scope > .ac-pushButton, :scope > div > .ac-pushButton') ?? [])];
  if (buttons.length > 1 || (always && buttons.length === 1)) buttons[0].dataset.primary = '';
}

/**
 * Draws an adaptive card as Teams would.
 * @param {object} payload the card
 * @param {{onAction: (action: object, button: HTMLElement) => void, values?: object, expanded?: string[], always?: boolean}} options
 */
export function drawCard(payload, { onAction, values, expanded = [], always = false }) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = configFor(currentTheme());
  card.onExecuteAction = action => {
    if (action instanceof AdaptiveCards.OpenUrlAction) follow(action.url);
    else if (!(action instanceof AdaptiveCards.ToggleVisibilityAction)) onAction(action, action.renderedElement ?? card.renderedElement);
  };
  card.onAnchorClicked = (_, anchor) => {
    follow(anchor.href);
    return true;
  };

  try {
    card.parse(withValues(payload, values));
    const root = card.render();
    markPrimary(card, root, always);
    for (const button of root.querySelectorAll('.expandable[aria-expanded="false"]')) if (expanded.includes(button.textContent)) button.click();
    return { card, payload, element: root };
  } catch (error) {
    console.error(error);
    return { card, payload, element: el('p', { class: 'card-broken', text: 'This card cannot be drawn. Teams would not show it either.' }) };
  }
}

/** A link to a message leads to it on this page, as it would in Teams; any other opens beside it. */
function follow(address) {
  const message = /^https:\/\/teams\.microsoft\.com\/l\/message\/([^/]+)\/([^/?]+)/.exec(address);
  if (message) document.dispatchEvent(new CustomEvent('message-link', { detail: { channelId: decodeURIComponent(message[1]), messageId: decodeURIComponent(message[2]) } }));
  else openInNewTab(address);
}

function openInNewTab(address) {
  if (/^(https?|mailto):/i.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
}

/** What stands in a drawn card besides its payload: typed values, opened parts, and where the cursor is. */
export function stateOf(drawn) {
  const given = new Map([...inputsIn(drawn.payload)].map(input => [input.id, String(input.value ?? '')]));
  const inputs = drawn.card.getAllInputs(true);
  const focused = inputs.find(input => input.renderedElement?.contains(document.activeElement));
  return {
    values: Object.fromEntries(inputs.filter(input => input.id && String(input.value ?? '') !== given.get(input.id)).map(input => [input.id, input.value])),
    expanded: [...drawn.element.querySelectorAll('.expandable[aria-expanded="true"]')].map(button => button.textContent),
    focusedInput: focused?.id,
    caret: focused ? [document.activeElement.selectionStart, document.activeElement.selectionEnd] : undefined,
    focusedButton: drawn.element.contains(document.activeElement) && !focused ? document.activeElement.textContent : undefined,
  };
}

/** Puts the cursor back where it was before the card was drawn again. */
export function restoreFocus(drawn, state) {
  const input = state.focusedInput && drawn.card.getAllInputs(true).find(one => one.id === state.focusedInput);
  const field = input?.renderedElement?.querySelector('input, textarea, select');
  const button = state.focusedButton && [...drawn.element.querySelectorAll('button')].find(one => one.textContent === state.focusedButton);
  (field ?? button)?.focus?.({ preventScroll: true });
  if (field?.setSelectionRange && state.caret?.[0] != null) field.setSelectionRange(...state.caret);
}
