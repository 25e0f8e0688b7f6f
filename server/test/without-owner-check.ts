/** A planted fault: queries lose the owner in their WHERE. For tests that must then go red. */
import {
  OperationNodeTransformer,
  type BinaryOperationNode,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
} from 'kysely';
import type { Database } from '../src/database/database.ts';

const ownership = /"name":"(owner|subject|tenant)"/;

class Blind extends OperationNodeTransformer {
  protected override transformBinaryOperation(node: BinaryOperationNode): BinaryOperationNode {
    const isOwnership =
      node.leftOperand.kind === 'ReferenceNode' &&
      ownership.test(JSON.stringify(node.leftOperand)) &&
      JSON.stringify(node.operator).includes('"="');
    if (!isOwnership) return super.transformBinaryOperation(node);
    const { rightOperand } = node;
    // `x = x` instead of `owner = x`
    return { ...node, leftOperand: rightOperand, rightOperand };
  }
}

class WithoutOwnerCheck implements KyselyPlugin {
  #blind = new Blind();

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    // Writes keep their keys: the fault is in what is found, not in what is stored.
    return node.kind === 'InsertQueryNode' ? node : this.#blind.transformNode(node);
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}

export function plantMissingOwnerCheck(database: Database): void {
  const kysely = database.kysely.withPlugin(new WithoutOwnerCheck());
  Object.assign(database, { kysely });
}
