import ts from 'typescript';

/** A stretch of source and what stands there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly to: string;
  /** How it is told, where the two texts do not say enough. */
  readonly say?: string;
}

const SWAPPED = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
]);

const METHODS = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['findLast', 'find'],
]);

const swap = (node: ts.Node, to: string): Edit => ({
  start: node.getStart(),
  end: node.end,
  to,
});

/** The changes that begin at this very node, if any. */
export function editsAt(node: ts.Node): readonly Edit[] {
  if (ts.isBinaryExpression(node)) return binary(node);
  if (ts.isIfStatement(node)) return negated(node.expression);
  if (ts.isConditionalExpression(node)) return negated(node.condition);
  if (ts.isNumericLiteral(node)) return [swap(node, `${Number(node.text) + 1}`)];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [swap(node, 'false')];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [swap(node, 'true')];
  if (ts.isCallExpression(node)) return called(node);
  if (ts.isArrayLiteralExpression(node)) return elements(node);
  if (ts.isExpressionStatement(node)) return [{ ...swap(node, ''), say: saidWithout(node) }];
  if (ts.isPrefixUnaryExpression(node)) return prefix(node);
  if (ts.isSpreadAssignment(node)) return [{ ...swap(node, '...{}'), say: saidWithout(node) }];
  return [];
}

function binary({ left, operatorToken, right }: ts.BinaryExpression): readonly Edit[] {
  const token = operatorToken;
  if (token.kind === ts.SyntaxKind.QuestionQuestionToken) {
    return [{ start: left.end, end: right.end, to: '', say: `?? ${right.getText()} → left out` }];
  }
  if (token.kind === ts.SyntaxKind.PlusToken) {
    return [left, right].some(isText) ? [] : [swap(token, '-')];
  }
  const to = SWAPPED.get(token.kind);
  return to === undefined ? [] : [{ ...swap(token, to), say: told(left, token, right, to) }];
}

const told = (left: ts.Node, token: ts.Node, right: ts.Node, to: string): string =>
  `${tail(left)} ${token.getText()} ${head(right)} → ${to}`;

const ENDS = 30;
const flat = (node: ts.Node): string => node.getText().replace(/\s+/g, ' ');
const tail = (node: ts.Node): string => flat(node).slice(-ENDS);
const head = (node: ts.Node): string => flat(node).slice(0, ENDS);

const isText = (node: ts.Node): boolean =>
  ts.isStringLiteral(node) ||
  ts.isTemplateExpression(node) ||
  ts.isNoSubstitutionTemplateLiteral(node);

const TURNED_ANYWAY = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** The condition turned round, except where its one sign is turned round already. */
function negated(condition: ts.Expression): readonly Edit[] {
  const anyway = ts.isBinaryExpression(condition)
    ? TURNED_ANYWAY.has(condition.operatorToken.kind)
    : ts.isPrefixUnaryExpression(condition);
  if (anyway) return [];
  return [
    {
      ...swap(condition, `!(${condition.getText()})`),
      say: `${head(condition)} → not so`,
    },
  ];
}

function called({ expression, arguments: given }: ts.CallExpression): readonly Edit[] {
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const { name } = expression;
  const other = METHODS.get(name.text);
  if (other !== undefined) return [swap(name, other)];
  if (name.text !== 'filter' || given.length !== 1) return [];
  const inside = given[0];
  return inside === undefined
    ? []
    : [{ ...swap(inside, '() => true'), say: `filter ${head(inside)} → all` }];
}

/** Each element left out; with holes refused, the comma goes too. */
function elements({ elements: all }: ts.ArrayLiteralExpression): readonly Edit[] {
  return all.map((element, at): Edit => {
    const next = all[at + 1];
    const end = next === undefined ? element.end : next.getStart();
    return { start: element.getStart(), end, to: '', say: saidWithout(element) };
  });
}

const saidWithout = (node: ts.Node): string => `${head(node)} → left out`;

function prefix(node: ts.PrefixUnaryExpression): readonly Edit[] {
  return node.operator === ts.SyntaxKind.ExclamationToken
    ? [{ ...swap(node, node.operand.getText()), say: `${head(node)} → not so` }]
    : [];
}
