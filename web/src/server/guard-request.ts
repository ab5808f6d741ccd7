import type { IncomingHttpHeaders } from 'node:http';
import type { ApiErrorCode } from '../shared/api/api-error-codes.ts';

/** Whoever asks must not speak for a proxy or for Next itself: both are told by headers (CVE-2025-29927). */
const spoken = /^x-(middleware|invoke|matched|now|original|rewrite)|^x-nextjs-data$|^x-forwarded-host$|^forwarded$/;

/** Takes away what only our own side says. */
export function dropSpokenHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) if (spoken.test(name)) delete headers[name];
}

export interface Refusal {
  readonly status: number;
  readonly code: ApiErrorCode;
}

interface Asked {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

const methods = new Set(['GET', 'HEAD', 'POST']);

/**
 * Why a request goes no further than here; null for one that may. Pages are read and nothing else: there is no Server
 * Action in Scrubline, and what is sent to one is not even taken apart (CVE-2025-55182).
 */
export function refusalOf({ method = '', url = '', headers }: Asked): Refusal | null {
  if (!methods.has(method)) return { status: 405, code: 'not-permitted' };
  if (!url.startsWith('/') || url.startsWith('//') || hasDotSegment(url)) return { status: 404, code: 'not-found' };
  // The second are of Next's own tools, in development alone.
  const isRoute = url.startsWith('/api/') || url.startsWith('/__nextjs');
  if ('next-action' in headers || (method === 'POST' && !isRoute)) return { status: 405, code: 'not-permitted' };
  return null;
}

const hasDotSegment = (url: string) =>
  /(^|[/\\])\.\.?([/\\]|$)/.test((url.split('?')[0] ?? '').replaceAll(/%2e/gi, '.').replaceAll(/%2f|%5c/gi, '/'));
