import { checkFigures } from './operations/check-figures.ts';
import { startProduct } from './product/start-product.ts';
import { scenarios } from './scenarios/catalogue.ts';
import { measureScenario } from './scenarios/measure-scenario.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

// Short runs: they show that every scenario works and stays under five times its limits. One line each.
let everythingHolds = true;
for (const scenario of scenarios) {
  const { measurement } = await measureScenario(scenario, 'short', () => undefined);
  const told = measurement.thresholds.map(
    ({ name, value, limit, holds }) =>
      `${holds ? '' : 'FAILED '}${name} ${Number(value.toFixed(3))} (limit ${Number(limit.toFixed(3))})`,
  );
  everythingHolds &&= measurement.thresholds.every(({ holds }) => holds);
  say(`${scenario.name}: ${told.join(', ')}`);
}

const product = await startProduct();
const { asked, missing } = await checkFigures(product).finally(product.stop);
everythingHolds &&= missing.length === 0;
say(
  `figures: ${asked} asked for by dashboard and runbook, ${missing.length > 0 ? `FAILED ${missing.join(', ')}` : 'all printed'}`,
);
process.exit(everythingHolds ? 0 : 1);
