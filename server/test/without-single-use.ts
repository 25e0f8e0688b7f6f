/** A planted fault: cards and lists can be answered again, and effects have no key. For tests that must then go red. */
import {
  OperationNodeTransformer,
  type BinaryOperationNode,
  type InsertQueryNode,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
} from 'kysely';
import type { Database } from '../src/database/database.ts';

let copies = 0;

class Forgetful extends OperationNodeTransformer {
  protected override transformBinaryOperation(node: BinaryOperationNode): BinaryOperationNode {
    const column = /"name":"(state|answered_at|key)"/.exec(JSON.stringify(node.leftOperand))?.[1];
    if (column === undefined || node.leftOperand.kind !== 'ReferenceNode') {
      return super.transformBinaryOperation(node);
    }
    const { leftOperand, rightOperand } = node;
    if (column !== 'key') return { ...node, leftOperand: rightOperand, rightOperand };
    // `key = null` is never true: no effect is found again.
    const nothing = { kind: 'ValueNode', value: null, immediate: true } as const;
    return { ...node, leftOperand, rightOperand: nothing };
  }
}

/** Each effect gets a key of its own. */
function withFreshKeys(node: InsertQueryNode): InsertQueryNode {
  const at = node.columns?.findIndex(({ column }) => column.name === 'key') ?? -1;
  if (at < 0 || node.values?.kind !== 'ValuesNode') return node;
  const values = {
    ...node.values,
    values: (node.values as { values?: PrimitiveValueListNode[] }).values?.map((row) => ({
      ...row,
      values: row.values.map((value, index) => (index === at ? `copy ${++copies}` : value)),
    })),
  };
  return { ...node, values };
}

class WithoutSingleUse implements KyselyPlugin {
  #forgetful = new Forgetful();

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (node.kind === 'InsertQueryNode') return withFreshKeys(node);
    const isOfClicks = /"name":"(confirmations|offers|effects)"/.test(JSON.stringify(node));
    return isOfClicks ? this.#forgetful.transformNode(node) : node;
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}

export function plantRepeatedUse(database: Database): void {
  const kysely = database.kysely.withPlugin(new WithoutSingleUse());
  Object.assign(database, { kysely });
}
