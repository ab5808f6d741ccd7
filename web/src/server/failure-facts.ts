/**
 * What a log may say of an error nobody expected: its name, its code and where it happened. Never its message: that of
 * a failed query holds the values, and a value may be somebody's name.
 */
export function factsOfFailure(error: unknown): { errorName: string; errorCode?: unknown; frames?: string[] } {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const root = error.cause instanceof Error ? error.cause : error;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    errorName: `${error.name}${root === error ? '' : ` from ${root.name}`}`,
    ...('code' in root && { errorCode: root.code }),
    ...(frames && { frames: frames.map((line) => line.trim()) }),
  };
}
