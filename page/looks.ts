/** How cards look here: in the colours of the page's style, which follow light, dark and forced ones. */
export function looks(): object {
  const sizes = { small: 14, default: 16, medium: 18, large: 21, extraLarge: 25 };
  const colour = (name: string): object => ({ default: `var(--${name})`, subtle: 'var(--soft)' });
  const style = (background: string): object => ({
    backgroundColor: `var(--${background})`,
    foregroundColors: {
      default: colour('ink'),
      dark: colour('ink'),
      light: colour('soft'),
      accent: colour('accent'),
      good: colour('good'),
      warning: colour('warning'),
      attention: colour('attention'),
    },
  });
  return {
    fontFamily: 'inherit',
    supportsInteractivity: true,
    fontTypes: {
      default: { fontFamily: 'inherit', fontSizes: sizes },
      monospace: { fontFamily: 'monospace', fontSizes: sizes },
    },
    fontSizes: sizes,
    spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 30, padding: 16 },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    containerStyles: {
      default: style('sheet'),
      emphasis: style('wash'),
      accent: style('wash'),
      good: style('wash'),
      attention: style('wash'),
      warning: style('wash'),
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
