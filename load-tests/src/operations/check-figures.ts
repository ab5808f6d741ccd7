import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { RunningProduct } from '../product/start-product.ts';
import { metricNamesIn, printedNames } from './metric-names.ts';

const repository = resolve(import.meta.dirname, '../../..');

const Dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).optional() })),
});

export interface FiguresCheck {
  readonly asked: number;
  /** Each with where it is asked for. */
  readonly missing: readonly string[];
}

/** Whether the running product prints every metric that the dashboard and the runbook speak of. */
export async function checkFigures(product: RunningProduct): Promise<FiguresCheck> {
  const urls = [`http://127.0.0.1:${product.signalingPort}/metrics`, `${product.controlUrl}/metrics`];
  const pages = await Promise.all(urls.map(async (url) => (await fetch(url)).text()));
  const printed = new Set(pages.flatMap(printedNames));
  const asked = [...(await namesOfDashboard()), ...(await namesOfRunbook())];
  return {
    asked: new Set(asked.map(({ name }) => name)).size,
    missing: asked.filter(({ name }) => !printed.has(name)).map(({ name, place }) => `${name} (${place})`),
  };
}

interface AskedFor {
  readonly name: string;
  readonly place: string;
}

async function namesOfDashboard(): Promise<AskedFor[]> {
  const text = await readFile(join(repository, 'ops/grafana/scrubline.json'), 'utf8');
  return Dashboard.parse(JSON.parse(text)).panels.flatMap(({ title, targets = [] }) =>
    targets.flatMap(({ expr }) => metricNamesIn(expr).map((name) => ({ name, place: `dashboard, ${title}` }))),
  );
}

async function namesOfRunbook(): Promise<AskedFor[]> {
  const text = await readFile(join(repository, 'docs/runbook.md'), 'utf8');
  return [...text.matchAll(/`(scrubline_[a-z_]+)`/g)].map(([, name = '']) => ({ name, place: 'runbook' }));
}
