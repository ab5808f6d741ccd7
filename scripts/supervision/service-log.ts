import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';

const warningLevel = 40;
const keptLines = 15;
/** Of what class an error is; its message may hold somebody's name, and is in no log of ours. */
const Failure = z.object({ type: z.string(), code: z.union([z.string(), z.number()]).optional() });
/** What pino writes, as far as a person at the terminal wants it. */
const LogLine = z.object({
  level: z.number(),
  msg: z.string().default(''),
  err: Failure.extend({ cause: Failure.optional() }).optional().catch(undefined),
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
  const failures = [err, err?.cause].filter((failure) => failure !== undefined);
  return level >= warningLevel ? [msg, failures.map(named).join(' from ')].filter(Boolean).join(': ') : null;
}

const named = ({ type, code }: z.infer<typeof Failure>): string => (code === undefined ? type : `${type} ${code}`);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
