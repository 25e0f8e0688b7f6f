/**
 * Writes Lit's decorators as what they stand for: `@property` and `@state` as entries of `static properties`, `@query` as a
 * getter. The meaning is the same, the bytes are fewer.
 */
import ts from 'typescript';

/** A change of a source text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export function editDecorators(
  view: ts.ClassDeclaration,
  file: ts.SourceFile,
  edits: Edit[],
): void {
  const properties: string[] = [];
  for (const member of view.members) {
    if (!ts.isPropertyDeclaration(member)) continue;
    for (const decorator of ts.getDecorators(member) ?? []) {
      const call = decorator.expression;
      if (!ts.isCallExpression(call)) continue;
      const [options] = call.arguments.map((argument) => argument.getText(file));
      const name = member.name.getText(file);
      const [start, end] = [decorator.getStart(file), decorator.getEnd()];
      switch (call.expression.getText(file)) {
        case 'property':
          properties.push(`${name}: ${options ?? '{}'}`);
          edits.push({ start, end, text: '' });
          break;
        case 'state':
          properties.push(`${name}: { state: true }`);
          edits.push({ start, end, text: '' });
          break;
        case 'query': {
          const text = `get ${name}() { return this.renderRoot?.querySelector(${options}); }`;
          edits.push({ start, end: member.getEnd(), text });
          break;
        }
        default:
          throw new Error(`${file.fileName}: nobody knows @${call.expression.getText(file)} here.`);
      }
    }
  }
  if (properties.length === 0) return;
  const start = view.members.pos;
  edits.push({ start, end: start, text: `static properties = { ${properties.join(', ')} };` });
}
