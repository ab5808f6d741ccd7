/** Words of PromQL that stand where a metric could stand. */
const words = new Set(['and', 'or', 'unless', 'offset', 'bool', 'inf', 'nan', 'start', 'end', 'atan2']);

/** The metrics that a PromQL expression asks for: not its functions, labels, texts and spans of time. */
export function metricNamesIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '')
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, '')
    .replaceAll(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/gi, '');
  const names = [...bare.matchAll(/(?<![\w.:])[a-zA-Z_:][\w:]*(?!\w*\s*\()/g)].map(([name]) => name);
  return [...new Set(names)].filter((name) => !words.has(name.toLowerCase()));
}

const ofHistograms = ['_bucket', '_sum', '_count'];

/** Every series that a page of `/metrics` prints or will print, by what it declares: also those that count nothing yet. */
export function printedNames(page: string): string[] {
  return [...page.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' || type === 'summary' ? [name, ...ofHistograms.map((suffix) => name + suffix)] : [name],
  );
}
