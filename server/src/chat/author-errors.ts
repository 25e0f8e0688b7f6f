import { tellMessage } from '../logging.ts';

/** Characters of a message that are worth a line. */
const longest = 500;

/**
 * Runs the code of a chat's author. What they say in an error of theirs goes into the log, and is theirs to keep free of
 * what customers write. The message being answered is taken out where it is repeated whole; an error whose kind quotes
 * data is not told at all.
 *
 * @param said what the customer wrote
 */
export function byAuthor<T>(said: string, work: () => T): T {
  const tell = (error: unknown): never => {
    if (error instanceof Error && !quotesData(error)) {
      const message = said.length > 2 ? error.message.replaceAll(said, '…') : error.message;
      tellMessage(error, message.slice(0, longest));
    }
    throw error;
  };
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(tell) as T) : result;
  } catch (error) {
    return tell(error);
  }
}

/** JSON.parse, Node's own checks and the answers of services repeat what they were given. */
function quotesData(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return error instanceof SyntaxError || 'status' in error || code.startsWith('ERR_');
}
