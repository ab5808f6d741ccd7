/** Eight digits as people read them out: 4 and 4. */
export function codeHalves(code: string): [string, string] {
  return [code.slice(0, 4), code.slice(4)];
}

/** Time that is left, in minutes and seconds: 9:05. Never below 0:00. */
export function remainingTime(expiresAtMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.ceil((expiresAtMs - nowMs) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
