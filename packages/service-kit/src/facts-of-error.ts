/** What a log may say of an error: what it is and where it happened. */
export interface ErrorFacts {
  /** The name of its class. */
  readonly type: string;
  readonly code?: string | number;
  /** Where it was thrown, innermost first. */
  readonly frames?: readonly string[];
  readonly cause?: ErrorFacts;
}

/** More causes of causes tell nobody anything. */
const mostCauses = 5;

/**
 * Never the message, and nothing else that an error carries: a failed query repeats its values, and PostgreSQL the row
 * that it refused. A value may be somebody's name.
 */
export function factsOfError(error: unknown, causes = mostCauses): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = codeOf(error);
  const frames = framesOf(error);
  return {
    type: error.constructor.name,
    ...(code !== undefined && { code }),
    ...(frames.length > 0 && { frames }),
    ...(error.cause !== undefined && causes > 0 && { cause: factsOfError(error.cause, causes - 1) }),
  };
}

/** `ECONNREFUSED`, `23505`, `not-found`; what has blanks in it is no code. */
function codeOf(error: Error): string | number | undefined {
  if (!('code' in error)) return undefined;
  if (typeof error.code === 'number') return error.code;
  return typeof error.code === 'string' && /^[\w-]{1,64}$/.test(error.code) ? error.code : undefined;
}

/** V8 writes the message above the frames, with line breaks and all. Where it is not found, nothing is certain. */
function framesOf({ stack = '', message }: Error): string[] {
  const begins = stack.indexOf(message);
  if (begins < 0) return [];
  const lines = stack.slice(begins + message.length).split('\n');
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('at '));
}
