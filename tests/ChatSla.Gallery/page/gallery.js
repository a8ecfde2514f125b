const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
localStorage.setItem('chatsla.theme', theme);
document.documentElement.dataset.theme = theme;
document.documentElement.style.setProperty('--width', `${asked.get('width')}px`);

const { drawCard } = await import('/js/cards.js');

/** Draws the shots ({name, title, card}) one beside the other. */
window.draw = shots => {
  document.body.replaceChildren(...shots.map(({ name, title, card }) => {
    const shot = document.createElement('div');
    shot.className = 'shot';
    shot.dataset.name = name;
    const frame = document.createElement('div');
    frame.className = 'card-frame full';
    if (title) {
      const heading = document.createElement('h2');
      heading.textContent = title;
      frame.append(heading);
    }

    frame.append(drawCard(card, { onAction: () => {}, always: true }).element);
    shot.append(frame);
    return shot;
  }));
};

const shows = element => element.getClientRects().length > 0;
const words = element => (element.textContent ?? '').trim().slice(0, 40);

/** What reaches out of its box, and what is cut: one line each, "name: what". */
window.check = () => [...document.querySelectorAll('.shot')].flatMap(shot => {
  const box = shot.querySelector('.card-frame').getBoundingClientRect();
  const complaints = [];
  if (shot.querySelector('.card-broken')) complaints.push('cannot be drawn');
  for (const element of shot.querySelectorAll('.card-frame *')) {
    if (!shows(element)) continue;
    const room = element.getBoundingClientRect();
    if (room.right > box.right + 1 || room.left < box.left - 1) complaints.push(`<${element.tagName.toLowerCase()} class="${element.className}"> reaches out: ${words(element)}`);
    const cuts = getComputedStyle(element).overflowX !== 'visible' && !element.matches('textarea, select, input');
    if (cuts && element.scrollWidth > element.clientWidth + 1) complaints.push(`cut: ${words(element)}`);
  }

  for (const button of shot.querySelectorAll('.ac-pushButton')) {
    const text = document.createRange();
    text.selectNodeContents(button);
    if (shows(button) && text.getBoundingClientRect().width > button.clientWidth) complaints.push(`button cut: ${words(button)}`);
  }

  for (const badge of shot.querySelectorAll('.card-badge')) if (badge.getClientRects().length > 1 || badge.scrollWidth > badge.clientWidth + 1) complaints.push(`badge broken: ${words(badge)}`);
  return complaints.map(complaint => `${shot.dataset.name}: ${complaint}`);
});

window.ready = true;
