interface Colours {
  readonly ink: string;
  readonly soft: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly sheet: string;
  readonly wash: string;
  readonly line: string;
}

const LIGHT: Colours = {
  ink: '#1c2530',
  soft: '#55606d',
  accent: '#1f5d86',
  good: '#1c6b3c',
  warning: '#7a4a00',
  attention: '#8a2c0d',
  sheet: '#ffffff',
  wash: '#eef2f5',
  line: '#d6dbe1',
};
const DARK: Colours = {
  ink: '#e8ecf0',
  soft: '#a9b4c0',
  accent: '#84bfe6',
  good: '#8fd6ab',
  warning: '#f2c879',
  attention: '#ffb59a',
  sheet: '#222b34',
  wash: '#2a3540',
  line: '#36414d',
};

/** How cards look here: near to Teams in spacing and size, in the page's own colours. */
export function hostConfig(dark: boolean): object {
  const colours = dark ? DARK : LIGHT;
  const sizes = { small: 13, default: 15, medium: 17, large: 20, extraLarge: 24 };
  return {
    fontFamily: 'inherit',
    supportsInteractivity: true,
    fontTypes: {
      default: { fontFamily: 'inherit', fontSizes: sizes },
      monospace: { fontFamily: 'monospace', fontSizes: sizes },
    },
    fontSizes: sizes,
    spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 30, padding: 16 },
    separator: { lineThickness: 1, lineColor: colours.line },
    containerStyles: {
      default: style(colours, colours.sheet),
      emphasis: style(colours, colours.wash),
      accent: style(colours, colours.wash),
      good: style(colours, colours.wash),
      attention: style(colours, colours.wash),
      warning: style(colours, colours.wash),
    },
    actions: {
      maxActions: 12,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' (required)', suffixColor: 'default' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', weight: 'bolder', spacing: 'small' },
    },
    factSet: {
      title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 200 },
      value: { color: 'default', size: 'default', wrap: true },
      spacing: 12,
    },
    textStyles: { heading: { size: 'large', weight: 'bolder' } },
    textBlock: { headingLevel: 2 },
  };
}

function style(colours: Colours, backgroundColor: string): object {
  const colour = (value: string): object => ({ default: value, subtle: colours.soft });
  return {
    backgroundColor,
    foregroundColors: {
      default: colour(colours.ink),
      dark: colour(colours.ink),
      light: colour(colours.soft),
      accent: { default: colours.accent, subtle: colours.accent },
      good: { default: colours.good, subtle: colours.good },
      warning: { default: colours.warning, subtle: colours.warning },
      attention: { default: colours.attention, subtle: colours.attention },
    },
  };
}
