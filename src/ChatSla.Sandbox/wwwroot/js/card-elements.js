import { el } from './dom.js';

const { CardElement, NumProperty, StringProperty, Versions } = AdaptiveCards;
const since = Versions.v1_0;

/** Elements that Teams draws and the renderer does not know. Anything else that is unknown shows its fallback. */
class ProgressBar extends CardElement {
  static valueProperty = new NumProperty(since, 'value');
  static maxProperty = new NumProperty(since, 'max', 100);
  static colorProperty = new StringProperty(since, 'color', true, undefined, 'Accent');

  getJsonTypeName() {
    return 'ProgressBar';
  }

  internalRender() {
    const max = this.getValue(ProgressBar.maxProperty) || 100;
    const share = Math.min(1, Math.max(0, (this.getValue(ProgressBar.valueProperty) ?? 0) / max));
    const fill = el('span');
    fill.style.inlineSize = `${share * 100}%`;
    return el('div', {
      class: 'card-progress', data: { color: this.getValue(ProgressBar.colorProperty).toLowerCase() },
      attr: { role: 'progressbar', 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-label': 'Time used' },
    }, fill);
  }
}

class Badge extends CardElement {
  static textProperty = new StringProperty(since, 'text');
  static toneProperty = new StringProperty(since, 'style', true, undefined, 'Default');
  static appearanceProperty = new StringProperty(since, 'appearance', true, undefined, 'Filled');
  static tooltipProperty = new StringProperty(since, 'tooltip');

  getJsonTypeName() {
    return 'Badge';
  }

  internalRender() {
    return el('div', {}, el('span', {
      class: 'card-badge', text: this.getValue(Badge.textProperty) ?? '', title: this.getValue(Badge.tooltipProperty) ?? '',
      data: { tone: this.getValue(Badge.toneProperty).toLowerCase(), appearance: this.getValue(Badge.appearanceProperty).toLowerCase() },
    }));
  }
}

AdaptiveCards.GlobalRegistry.elements.register('ProgressBar', ProgressBar, since);
AdaptiveCards.GlobalRegistry.elements.register('Badge', Badge, since);
