/** Something the person at the keyboard can act on: printed as it is, without a stack. */
export class Failure extends Error {}

/**
 * Runs a command's main function; a Failure ends it with its message and exit code 1.
 *
 * @param {() => Promise<void>} main
 */
export async function command(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
