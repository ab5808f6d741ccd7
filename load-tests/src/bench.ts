import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { valueText } from './report/figure-text.ts';
import { writeReport } from './report/write-report.ts';
import { scenarios } from './scenarios/catalogue.ts';
import { measureScenario } from './scenarios/measure-scenario.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const scenario = scenarios.find(({ name }) => name === positionals[0]);
if (!scenario) {
  say(`Usage: npm run bench -- <scenario> [--json <file>]\nScenarios: ${scenarios.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const { measurement, plots } = await measureScenario(scenario, 'full', say);
if (values.json) await writeFile(values.json, `${JSON.stringify(measurement, null, 2)}\n`);
for (const [name, { value, unit }] of Object.entries(measurement.metrics))
  say(`${name.padEnd(20)} ${valueText(value, unit)}`);
for (const { name, limit, holds } of measurement.thresholds) say(`${holds ? '✓' : '✗'} ${name} (goal ${limit})`);
say(`Report: ${await writeReport(measurement, plots)}`);
process.exit(measurement.thresholds.every(({ holds }) => holds) ? 0 : 1);
