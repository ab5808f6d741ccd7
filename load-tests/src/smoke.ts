import { scenarios } from './scenarios/catalogue.ts';
import { measureScenario } from './scenarios/measure-scenario.ts';

// Short runs: they show that every scenario works and stays under five times its limits. One line each.
let everythingHolds = true;
for (const scenario of scenarios) {
  const { measurement } = await measureScenario(scenario, 'short', () => undefined);
  const told = measurement.thresholds.map(
    ({ name, value, limit, holds }) =>
      `${holds ? '' : 'FAILED '}${name} ${Number(value.toFixed(3))} (limit ${Number(limit.toFixed(3))})`,
  );
  everythingHolds &&= measurement.thresholds.every(({ holds }) => holds);
  process.stdout.write(`${scenario.name}: ${told.join(', ')}\n`);
}
process.exit(everythingHolds ? 0 : 1);
