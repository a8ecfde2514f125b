import { el } from './dom.js';

const kept = new Set(['P', 'BR', 'B', 'STRONG', 'I', 'EM', 'U', 'S', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'DIV', 'SPAN', 'HR', 'PRE', 'CODE',
  'TABLE', 'TBODY', 'THEAD', 'TR', 'TD', 'TH', 'H1', 'H2', 'H3', 'H4']);
const dropped = new Set(['SCRIPT', 'STYLE', 'TITLE', 'HEAD', 'IFRAME', 'OBJECT', 'SVG', 'MATH', 'TEMPLATE', 'NOSCRIPT', 'FORM', 'INPUT', 'BUTTON', 'TEXTAREA', 'SELECT']);
const mention = /<at>([^<]{1,100})<\/at>/g;
const startsQuote = node => node.nodeType === Node.ELEMENT_NODE
  && (node.tagName === 'BLOCKQUOTE' || node.id === 'divRplyFwdMsg' || node.id === 'appendonsend' || node.classList.contains('gmail_quote'));

const markdown = globalThis.markdownit('zero', { html: false, breaks: true })
  .enable(['emphasis', 'link', 'autolink', 'list', 'newline', 'escape', 'entity']);

/** The markdown that Teams knows in cards and bot messages, as HTML. Markup in the text stays text. */
export const markdownToHtml = text => markdown.render(text);

/** Copies what a mail may show and nothing else: no attribute survives but the address of a web link. */
function copy(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && !dropped.has(node.tagName.toUpperCase())) {
      to.append(copy(node, elementFor(node)));
    }
  }
  return to;
}

function elementFor(node) {
  const address = node.tagName === 'A' ? node.getAttribute('href') ?? '' : '';
  if (/^(https?|mailto):/i.test(address)) return el('a', { href: address, target: '_blank', rel: 'noopener noreferrer', title: address });
  return kept.has(node.tagName) ? document.createElement(node.tagName) : document.createDocumentFragment();
}

const foldedQuote = quote => el('details', { class: 'quote' }, el('summary', { text: 'Earlier mail' }), quote);

/** Styles are dropped by the copy anyway; taken out here, the page's policy has nothing to report when the mail is parsed. */
const unstyled = html => html.replace(/<style\b[\s\S]*?<\/style>/gi, '').replace(/(<[^>]*?\s)style(\s*=)/gi, '$1data-style$2');

/** A mail's HTML, drawn from a copy; the quoted history is folded away. */
export function mailHtml(html) {
  const body = new DOMParser().parseFromString(unstyled(html), 'text/html').body;
  const first = [...body.querySelectorAll('*')].find(startsQuote);
  const quote = el('div');
  if (first) {
    const parent = first.parentNode;
    const rest = [...parent.childNodes].slice([...parent.childNodes].indexOf(first));
    const holder = document.createElement('div');
    holder.append(...rest);
    copy(holder, quote);
  }
  const shown = copy(body, el('div', { class: 'letter' }));
  if (!quote.textContent.trim()) return shown;
  // The blank lines above a quote that is folded away would stand there for nothing.
  while (shown.lastChild && (shown.lastChild.nodeName === 'BR' || !shown.lastChild.textContent.trim())) shown.lastChild.remove();
  shown.append(foldedQuote(quote));
  return shown;
}

/** A plain mail, with the quoted history folded away. */
export function mailText(text) {
  const at = text.search(/^(>|-{2,}\s*Original Message|(On|Den|Am) .{6,100}(wrote|skrev|schrieb).*:$|(From|Från|Von): .+\n(Sent|Skickat|Gesendet|To|Till):)/m);
  const fresh = at > 0 ? text.slice(0, at).trimEnd() : text;
  return el('div', { class: 'letter plain' }, fresh, at > 0 ? foldedQuote(el('div', { text: text.slice(at) })) : null);
}

function mentionMark(name, me) {
  return el('span', { class: name === me ? 'mention me' : 'mention', text: name });
}

/** Text in which only mentions are more than text. */
function plain(text, me) {
  const parts = text.split(mention);
  return parts.map((part, at) => at % 2 ? mentionMark(part, me) : part);
}

/** The text of a Teams message: markdown for the bot's, plain for people's, `<at>Name</at>` highlighted in both. */
export function messageText(message, me) {
  if (message.textFormat === 'plain' || !message.from.bot) return el('div', { class: 'message-text plain' }, ...plain(message.text, me));

  const html = markMentions(markdownToHtml(message.text), me);
  const parsed = new DOMParser().parseFromString(html, 'text/html').body;
  const names = [...parsed.querySelectorAll('span.mention')].map(span => span.className);
  const body = copy(parsed, el('div', { class: 'message-text' }));
  [...body.querySelectorAll('span')].forEach((span, at) => { span.className = names[at] ?? ''; });
  return body;
}

/** Puts the highlight round mentions in HTML that `markdownToHtml` made, where they stand escaped. */
export const markMentions = (html, me) =>
  html.replace(/&lt;at&gt;([^<>]{1,100}?)&lt;\/at&gt;/g, (_, name) => `<span class="mention${name === me ? ' me' : ''}">${name}</span>`);
