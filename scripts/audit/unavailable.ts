/** Nothing could be looked at: that says nothing about the chain. */
export class Unavailable extends Error {}

const exUnavailable = 69; // EX_UNAVAILABLE of sysexits.h

/** Runs a command; what kept it from its work is said in words, with an exit code of its own. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(error instanceof Unavailable ? error.message : innermost(error));
    process.exitCode = exUnavailable;
  }
}

// A failed query tells its statement; why it failed is the cause.
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? innermost(error.cause) : error.message || error.name;
}
