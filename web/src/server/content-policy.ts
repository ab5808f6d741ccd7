import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface Place {
  /** As browsers reach web. */
  readonly publicUrl: string;
  /** As browsers reach signaling. */
  readonly signalingUrl: string;
  /** Next's own tools in the browser evaluate code and write styles. */
  readonly development: boolean;
}

/**
 * What a page may load and run: scripts that this answer names by its nonce and what those load themselves, styles of
 * ours, and connections to web and signaling alone. Media goes over WebRTC, which no directive governs.
 */
export function contentPolicy({ publicUrl, signalingUrl, development }: Place, nonce: string): string {
  const signaling = new URL(signalingUrl);
  const sockets = `${signaling.protocol === 'https:' ? 'wss' : 'ws'}://${signaling.host}`;
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src-elem 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}' ${writtenStyles.join(' ')}`}`,
    // A style in an attribute can place things; it can neither load nor run anything. Components hide inputs by it.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    `connect-src 'self' ${signaling.origin} ${sockets}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(publicUrl.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** For what is no page: a worker runs what it loads from us, anything else runs nothing. */
export const filePolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";

/** sonner writes its style sheet into the page without asking for a nonce: known by its hash, and an empty one before. */
const writtenStyles = ['', sonnerStyles()].map(
  (css) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
);

function sonnerStyles(): string {
  const source = readFileSync(createRequire(import.meta.url).resolve('sonner'), 'utf8');
  const [, literal] = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source) ?? [];
  if (!literal) throw new Error('the style sheet of sonner is not where it was');
  const css: unknown = JSON.parse(literal);
  return String(css);
}
