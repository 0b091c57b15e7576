/** A condition as Postgres writes it, taken apart at AND and OR. */
export type Expression =
  | { readonly joined: "AND" | "OR"; readonly parts: readonly Expression[] }
  | { readonly leaf: string };

/** One way of writing an expression wrongly. */
export type Slip = { readonly says: string; readonly text: string };

/** Takes a condition apart; brackets stand around every part in what Postgres writes. */
export function parse(text: string): Expression {
  const inner = isWrapped(text) ? text.slice(1, -1) : text;
  for (const joined of ["AND", "OR"] as const) {
    const parts = splitAt(inner, ` ${joined} `);
    if (parts.length > 1) return { joined, parts: parts.map(parse) };
  }
  return { leaf: text };
}

/** Every expression with one part dropped, or with AND for OR or OR for AND in one place. */
export function slipsOf(text: string): readonly Slip[] {
  return slips(parse(text)).map(({ says, expression }) => ({ says, text: print(expression) }));
}

type Changed = { readonly says: string; readonly expression: Expression };

function slips(expression: Expression): readonly Changed[] {
  if ("leaf" in expression) return [];
  const { joined, parts } = expression;
  const other = joined === "AND" ? "OR" : "AND";
  return [
    {
      says: `${other} for ${joined} in ${print(expression)}`,
      expression: { joined: other, parts },
    },
    ...parts.map((part, place) => ({
      says: `without ${print(part)}`,
      expression: { joined, parts: parts.toSpliced(place, 1) },
    })),
    ...parts.flatMap((part, place) =>
      slips(part).map((inner) => ({
        says: inner.says,
        expression: { joined, parts: parts.with(place, inner.expression) },
      })),
    ),
  ];
}

/** An expression as Postgres writes it. */
export function print(expression: Expression): string {
  if ("leaf" in expression) return expression.leaf;
  return `(${expression.parts.map(print).join(` ${expression.joined} `)})`;
}

function isWrapped(text: string): boolean {
  return text.startsWith("(") && endOfGroup(text, 0) === text.length - 1;
}

function splitAt(text: string, word: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") at = endOfGroup(text, at);
    if (text.startsWith(word, at + 1)) {
      parts.push(text.slice(start, at + 1));
      start = at + 1 + word.length;
    }
  }
  return [...parts, text.slice(start)];
}

/** Where the bracket that opens at `start` closes; literals hold no brackets in our policies. */
function endOfGroup(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}
