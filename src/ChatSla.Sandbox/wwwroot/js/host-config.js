const sans = '"Segoe UI Variable", "Segoe UI", system-ui, sans-serif';
const mono = 'ui-monospace, "Cascadia Mono", Consolas, monospace';

const palettes = {
  light: {
    text: '#242424', subtle: '#616161', accent: '#4F52B2', good: '#0E700E', warning: '#835B00', attention: '#B10E1C', line: '#E0E0E0',
    surfaces: { default: '#FFFFFF', emphasis: '#F5F5F5', accent: '#E8EBFA', good: '#E7F5E7', warning: '#FFF4CE', attention: '#FDE7E9' },
  },
  dark: {
    text: '#FFFFFF', subtle: '#C2C2C2', accent: '#AAB1FA', good: '#7BC77B', warning: '#FCE100', attention: '#F6A3A9', line: '#424242',
    surfaces: { default: '#292929', emphasis: '#383838', accent: '#33345C', good: '#123812', warning: '#463100', attention: '#4A1418' },
  },
  contrast: {
    text: '#FFFFFF', subtle: '#FFFFFF', accent: '#1AEBFF', good: '#3FF23F', warning: '#FFFF01', attention: '#FF8A8A', line: '#FFFFFF',
    surfaces: { default: '#000000', emphasis: '#000000', accent: '#000000', good: '#000000', warning: '#000000', attention: '#000000' },
  },
};

const shade = (colour, subtle) => ({ default: colour, subtle });

function colours(palette) {
  const plain = shade(palette.text, palette.subtle);
  return {
    default: plain, dark: plain, light: shade(palette.subtle, palette.subtle),
    accent: shade(palette.accent, palette.accent), good: shade(palette.good, palette.good),
    warning: shade(palette.warning, palette.warning), attention: shade(palette.attention, palette.attention),
  };
}

const containerStyles = palette => Object.fromEntries(Object.entries(palette.surfaces).map(([name, backgroundColor]) =>
  [name, { backgroundColor, borderColor: palette.line, foregroundColors: colours(palette) }]));

const font = (fontFamily, weight) => ({
  fontFamily,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: weight },
});

/** How Teams draws cards, in the colours of the theme. */
export function hostConfig(theme) {
  const palette = palettes[theme];
  return new AdaptiveCards.HostConfig({
    supportsInteractivity: true,
    fontTypes: { default: font(sans, 600), monospace: font(mono, 600) },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: palette.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    imageSet: { imageSize: 'medium', maxImageHeight: 100 },
    containerStyles: containerStyles(palette),
    actions: {
      maxActions: 6, spacing: 'medium', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left',
      iconPlacement: 'leftOfTitle', iconSize: 16, showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { color: 'default', weight: 'bolder', size: 'default', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { color: 'default', weight: 'bolder', size: 'default' },
      },
      errorMessage: { color: 'attention', size: 'small', spacing: 'small', weight: 'default' },
    },
    factSet: {
      title: { color: 'default', size: 'default', weight: 'bolder', isSubtle: false, wrap: true, maxWidth: 150 },
      value: { color: 'default', size: 'default', weight: 'default', isSubtle: false, wrap: true },
      spacing: 16,
    },
    textBlock: { headingLevel: 3 },
    textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { size: 'default', weight: 'bolder' } },
    table: { cellSpacing: 8 },
    adaptiveCard: { allowCustomStyle: false },
    media: { allowInlinePlayback: false },
  });
}
