import { el, icon } from './dom.js';

const views = [
  { name: 'mail', label: 'Mail', icon: 'mail' },
  { name: 'support', label: 'Support', icon: 'people' },
  { name: 'managers', label: 'Managers', icon: 'chart' },
  { name: 'chat', label: 'Chat', icon: 'chat' },
];
const wide = matchMedia('(min-width: 1000px)');

/** Which panes are on show: one on a narrow screen, three on a wide one, where managers and chat share the third place. */
export class Views {
  constructor(panes, tablist, onShow) {
    Object.assign(this, { panes, tablist, onShow });
    for (const view of views) tablist.append(this.tab(view, 'view'));
    tablist.addEventListener('keydown', event => this.move(event, tablist));
    wide.addEventListener('change', () => this.onShow());
  }

  /** The tabs in the heads of the two panes that share the third place. */
  thirdTabs() {
    const list = el('div', { class: 'pane-tabs', attr: { role: 'tablist', 'aria-label': 'Managers or chat' } },
      this.tab({ name: 'managers', label: 'Managers', icon: 'chart' }, 'third'), this.tab({ name: 'chat', label: 'Chat with ChatSla', icon: 'chat' }, 'third'));
    list.addEventListener('keydown', event => this.move(event, list));
    return list;
  }

  tab(view, kind) {
    return el('button', {
      type: 'button', class: 'tab', data: { [kind]: view.name, testid: kind === 'view' ? `tab-${view.name}` : `tab-wide-${view.name}` },
      attr: { role: 'tab' }, on: { click: () => this.open(view.name) },
    }, icon(view.icon), el('span', { text: view.label }), el('span', { class: 'dot', hidden: true, attr: { role: 'img', 'aria-label': 'New' } }));
  }

  move(event, list) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = [...list.children];
    const next = tabs.at((tabs.indexOf(document.activeElement) + step) % tabs.length);
    next.click();
    // The pressed tab may stand in a pane that is hidden now; its twin in the shown pane takes the cursor.
    [...document.querySelectorAll(`.tab[data-third="${next.dataset.third}"], .tab[data-view="${next.dataset.view}"]`)].find(tab => tab.offsetParent)?.focus();
  }

  isShown(name) {
    if (!wide.matches) return this.panes.dataset.view === name;
    return name === 'mail' || name === 'support' || this.panes.dataset.third === name;
  }

  open(name) {
    this.panes.dataset.view = name;
    if (name === 'managers' || name === 'chat') this.panes.dataset.third = name;
    this.mark();
    this.onShow(name);
  }

  mark() {
    for (const tab of document.querySelectorAll('.tab')) {
      const chosen = (tab.dataset.view ?? tab.dataset.third) === (tab.dataset.view ? this.panes.dataset.view : this.panes.dataset.third);
      tab.setAttribute('aria-selected', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }

  /** Puts a dot on the tabs of a view in which something happened unseen. */
  news(name, has) {
    for (const tab of document.querySelectorAll(`.tab[data-view="${name}"], .tab[data-third="${name}"]`)) tab.querySelector('.dot').hidden = !has;
  }
}
