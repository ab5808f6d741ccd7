import { describe, expect, it } from 'vitest';
import { metricNamesIn, printedNames } from './metric-names.ts';

describe('the metrics of an expression', () => {
  it.each([
    ['sum(scrubline_rooms)', ['scrubline_rooms']],
    ['60 * sum by (reason) (rate(left_total[5m])) > 0', ['left_total']],
    [
      'histogram_quantile(0.99, sum by (le, request) (rate(took_seconds_bucket{job="a", x!~"b{c}"}[5m])))',
      ['took_seconds_bucket'],
    ],
    ['min(reachable / configured)', ['reachable', 'configured']],
    ['a_total and on (job) b_total offset 1h', ['a_total', 'b_total']],
    ['label_replace(up, "service", "$1", "job", "(.*)")', ['up']],
    ['rate(x_total[$__rate_interval]) > bool 1e3', ['x_total']],
    ['x == inf', ['x']],
  ])('%s', (expression, names) => expect(metricNamesIn(expression)).toEqual(names));
});

it('a page prints its gauges and counters, and three series of each histogram', () => {
  const page =
    '# HELP a Rooms\n# TYPE a gauge\na 1\n# TYPE b_total counter\n# TYPE c_seconds histogram\nc_seconds_sum 0\n';
  expect(printedNames(page)).toEqual([
    'a',
    'b_total',
    'c_seconds',
    'c_seconds_bucket',
    'c_seconds_sum',
    'c_seconds_count',
  ]);
});
