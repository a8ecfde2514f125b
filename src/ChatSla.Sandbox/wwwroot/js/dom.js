const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * Makes an element. `props` are its properties, with `class`, `text`, `data`, `attr` and `on` for what properties cannot say.
 * Children that are null or false are left out; text is always text, never markup.
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (name === 'class') element.className = value;
    else if (name === 'text') element.textContent = value;
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name === 'attr') for (const [key, to] of Object.entries(value)) { if (to !== null && to !== undefined) element.setAttribute(key, to); }
    else if (name === 'on') for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else element[name] = value;
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svgNamespace, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** The round sign of a person: initials on a colour that is always the same for the name. */
export function avatar(name, small = false) {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = (words[0]?.[0] ?? '?') + (words.length > 1 ? words.at(-1)[0] : '');
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 8, 7);
  return el('span', { class: small ? 'avatar small' : 'avatar', data: { hue }, text: initials.toUpperCase(), attr: { 'aria-hidden': 'true' } });
}

export function botAvatar(small = false) {
  return el('img', { class: small ? 'avatar bot small' : 'avatar bot', src: 'icon.svg', alt: '' });
}

export function emptyState(name, title, text, ...actions) {
  return el('div', { class: 'empty' }, el('span', { class: 'empty-icon' }, icon(name)), el('h3', { text: title }), el('p', { text }), ...actions);
}

/** Marks a button as working while the promise runs; a second press does nothing. */
export async function busyWhile(button, work) {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  try {
    return await work();
  } finally {
    button.removeAttribute('aria-busy');
  }
}

/** Brings the children of `parent` into the order of `wanted` and moves only what has to move, so that scrolling and focus stay. */
export function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
}
