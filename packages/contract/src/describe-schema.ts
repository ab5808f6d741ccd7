import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Writes schemas as a person reads them. A named schema is called by its name instead of spelt out. */
export interface SchemaWords {
  /** In one line, by its name when it has one. */
  readonly inline: (schema: z.ZodType) => string;
  /** What a named schema is made of, over as many lines as it takes. */
  readonly spelledOut: (schema: z.ZodType) => string;
}

export function describeSchemas(names: ReadonlyMap<z.ZodType, string>): SchemaWords {
  const metadata = z.registry<{ id: string }>();
  for (const [schema, id] of names) metadata.add(schema, { id });
  // What JSON cannot say, such as bytes, says in words what it is.
  const override = ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema }) => {
    const description = z.globalRegistry.get(zodSchema)?.description;
    if (description) jsonSchema.description = description;
  };
  const jsonOf = (schema: z.ZodType) => z.toJSONSchema(schema, { metadata, unrepresentable: 'any', override });
  return {
    inline: (schema) => inlineWords(jsonOf(schema)),
    spelledOut: (schema) => {
      const json = jsonOf(schema);
      return laidOut(json.$ref ? single(json.$defs?.[nameIn(json.$ref)]) : json, '', true);
    },
  };
}

/** Longer lines are broken where the schema has parts. Characters. */
const lineLimit = 100;

function laidOut(json: JsonSchema, indent: string, isWhole = false): string {
  const inline = inlineWords(json);
  const deeper = `${indent}  `;
  const properties = Object.entries(json.properties ?? {});
  if (isWhole ? properties.length === 0 && inline.length <= lineLimit : indent.length + inline.length <= lineLimit) {
    return inline;
  }
  if (properties.length > 0) {
    const lines = properties.map(([name, part]) => `${deeper}${label(name, json)}: ${laidOut(single(part), deeper)}\n`);
    return `{\n${lines.join('')}${indent}}`;
  }
  if (json.type === 'array') return `list${entries(json)} of ${laidOut(single(json.items), indent)}`;
  const variants = variantsOf(json);
  return variants.length > 0 ? variants.map((variant) => `\n${deeper}| ${variant}`).join('') : inline;
}

function inlineWords(json: JsonSchema): string {
  if (json.$ref) return nameIn(json.$ref);
  if (json.const !== undefined) return quoted(json.const);
  const variants = variantsOf(json);
  if (variants.length > 0) return variants.join(' | ');
  switch (json.type) {
    case 'array':
      return `list${entries(json)} of ${grouped(inlineWords(single(json.items)))}`;
    case 'object':
      return objectWords(json);
    case 'string':
      return `text${json.pattern ? ` like ${json.pattern}` : ''}${between(json.minLength, json.maxLength, ' characters')}`;
    case 'integer':
      return `whole number${rangeOf(json)}`;
    case 'number':
      return `number${rangeOf(json)}`;
    default:
      return typeof json.type === 'string' ? json.type : (json.description ?? 'anything');
  }
}

function objectWords(json: JsonSchema): string {
  if (!json.properties) return `{ [name]: ${inlineWords(single(json.additionalProperties))} }`;
  const parts = Object.entries(json.properties).map(
    ([name, part]) => `${label(name, json)}: ${inlineWords(single(part))}`,
  );
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}';
}

const variantsOf = (json: JsonSchema): string[] =>
  json.enum?.map(quoted) ?? (json.oneOf ?? json.anyOf ?? []).map(inlineWords);

const label = (name: string, { required = [] }: JsonSchema) => (required.includes(name) ? name : `${name}?`);

const nameIn = (reference: string) => reference.slice(reference.lastIndexOf('/') + 1);

const grouped = (words: string) => (/^[^{]* \| /.test(words) ? `(${words})` : words);

const quoted = (value: unknown) => (typeof value === 'string' ? `'${value}'` : String(value));

/** JSON Schema also allows `true`, lists and nothing where a schema may stand; zod writes none of them. */
const single = (json: boolean | JsonSchema | (boolean | JsonSchema)[] | undefined): JsonSchema =>
  typeof json === 'object' && !Array.isArray(json) ? json : {};

const entries = ({ minItems, maxItems }: JsonSchema) => between(minItems, maxItems, '');

function rangeOf({ minimum, exclusiveMinimum, maximum }: JsonSchema): string {
  // zod writes JavaScript's own limits of whole numbers; they tell a reader nothing.
  const least = minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (exclusiveMinimum === undefined) return between(least, most, '');
  return most === undefined ? ` (above ${exclusiveMinimum})` : ` (above ${exclusiveMinimum}, at most ${most})`;
}

function between(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return '';
  if (most === undefined) return ` (at least ${least}${unit})`;
  return least === undefined ? ` (at most ${most}${unit})` : ` (${least} to ${most}${unit})`;
}
