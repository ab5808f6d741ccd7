import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';

const warningLevel = 40;
const keptLines = 15;
/** What pino writes, as far as a person at the terminal wants it. */
const LogLine = z.object({
  level: z.number(),
  msg: z.string().default(''),
  err: z.object({ message: z.string() }).optional(),
});

export interface ServiceLog {
  /** Reads a service's output until it ends. What is no log line shows on the terminal when `shown` says so. */
  follow(output: Readable | null, shown: boolean): void;
  lastLines(): string;
}

/** Keeps everything a service prints in its file, and shows a person its warnings and errors. */
export function createServiceLog(name: string, file: string, show: (line: string) => void): ServiceLog {
  const kept = createWriteStream(file, { flags: 'a' });
  kept.on('error', (error) => show(`[${name}] what it prints cannot be kept: ${error.message}`));
  let lastLines: string[] = [];
  return {
    follow(output, shown) {
      if (!output) return;
      createInterface({ input: output }).on('line', (line) => {
        kept.write(`${line}\n`);
        lastLines = [...lastLines, line].slice(-keptLines);
        const words = inWords(line, shown);
        if (words) show(`[${name}] ${words}`);
      });
    },
    lastLines: () => lastLines.join('\n'),
  };
}

function inWords(line: string, plainIsShown: boolean): string | null {
  if (!line.startsWith('{')) return plainIsShown && line.trim() ? line : null;
  const parsed = LogLine.safeParse(parseJson(line));
  if (!parsed.success) return plainIsShown ? line : null;
  const { level, msg, err } = parsed.data;
  return level >= warningLevel ? [msg, err?.message].filter(Boolean).join(': ') : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
