/** The parts of JSON Schema (2020-12) that the contract's schemas come out as. */
export interface SampledSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly enum?: ReadonlyArray<unknown>;
  readonly examples?: ReadonlyArray<unknown>;
  readonly anyOf?: ReadonlyArray<SampledSchema>;
  readonly allOf?: ReadonlyArray<SampledSchema>;
  readonly items?: SampledSchema;
  readonly properties?: Readonly<Record<string, SampledSchema>>;
}

export type SchemasByName = Readonly<Record<string, SampledSchema>>;

/** What members of this name look like, where the schema alone does not say. */
const byName: Readonly<Record<string, string>> = {
  access_token: "atoll_node_Fqj4tX0y7mZr1sWc",
  client_assertion: "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiIwMWM5In0.c2lnbmF0dXJl",
  comment: "Our data set fits this question.",
  cursor: "MDFjOTJmMGUtNWE3Yg",
  decidedBy: "node:01c92f0e-5a7b-7c31-9d2e-4b8f6a1c0d35",
  description: "Which measurements tell the sexes apart?",
  detail: "must be 1 to 120 characters long",
  email: "ana@lagoon.example",
  displayName: "Ana",
  failure: "Two of three sites rejected the analysis.",
  message: "Fitted 3 coefficients on 44 rows.",
  name: "Penguins of three islands",
  nodeName: "Biscoe",
  password: "correct horse battery",
  path: "analysis.ts",
  pointer: "/payload/name",
  reason: "Allowed by the node's policy.",
  requestId: "01c92f0e-5a7b-7c31-9d2e-4b8f6a1c0d35",
  required: "a user who may projects:create",
  tenantName: "Lagoon Institute",
  token: "atoll_session_Fqj4tX0y7mZr1sWc",
  version: "0.1.0",
};

const numbersByName: Readonly<Record<string, number>> = {
  consentDeadlineSeconds: 86_400,
  expires_in: 600,
  leaseSeconds: 45,
  limit: 20,
  maximumBytes: 1_048_576,
  runTimeoutSeconds: 3_600,
  size: 1_234,
  wait: 20,
};

/** Members of a problem that say something of one occurrence only. */
const occasional: ReadonlyArray<string> = ["detail", "instance"];

const isProblem = ({ properties }: SampledSchema): boolean =>
  String(properties?.["type"]?.enum?.[0]).startsWith("urn:atoll:problem:");

/** Tried in this order until one fits: an id, a digest, a coordinate of a key, an instant, a word. */
const candidates: ReadonlyArray<string> = [
  "01c92f0e-5a7b-7c31-9d2e-4b8f6a1c0d35",
  "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
  "2026-03-14T09:26:53.000Z",
  "penguins",
];

const fits = (text: string, schema: SampledSchema): boolean =>
  text.length >= (schema.minLength ?? 0) &&
  text.length <= (schema.maxLength ?? Infinity) &&
  (schema.pattern === undefined || new RegExp(schema.pattern, "u").test(text));

const sampleText = (schema: SampledSchema, name: string): string => {
  if (schema.format === "date-time") return "2026-03-14T09:26:53.000Z";
  if (schema.format === "binary") return "export default async () => {};";
  const constrained = schema.pattern !== undefined;
  const tried = constrained ? [...candidates, byName[name] ?? ""] : [byName[name] ?? "penguins"];
  return tried.find((text) => fits(text, schema)) ?? "x".repeat(schema.minLength ?? 1);
};

const resolve = (schema: SampledSchema, schemas: SchemasByName): SampledSchema => {
  const target = schema.$ref?.split("/").at(-1);
  return target === undefined ? schema : (schemas[target] ?? {});
};

/**
 * A value that fits the schema, always the same one: its own example, else one put together from its parts.
 */
export const sample = (given: SampledSchema, schemas: SchemasByName, name = ""): unknown => {
  const schema = resolve(given, schemas);
  if (schema.examples !== undefined) return schema.examples[0];
  if (schema.enum !== undefined) return schema.enum[0];
  const [first] = schema.anyOf ?? [];
  if (first !== undefined) return sample(first, schemas, name);
  if (schema.allOf !== undefined)
    return sample(Object.assign({}, schema, ...schema.allOf, { allOf: undefined }), schemas, name);
  switch (schema.type) {
    case "string":
      return sampleText(schema, name);
    case "integer":
    case "number":
      return Math.max(numbersByName[name] ?? 1, schema.minimum ?? 1);
    case "boolean":
      return true;
    case "null":
      return null;
    case "array":
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () =>
        sample(schema.items ?? {}, schemas, name),
      );
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => !(isProblem(schema) && occasional.includes(key)))
          .map(([key, member]) => [key, sample(member, schemas, key)]),
      );
    default:
      return {};
  }
};
