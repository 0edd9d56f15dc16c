import * as v from "../../protocol/values.ts";
import { AdminCommand } from "../../protocol/admin/commands.ts";
import { Command } from "../../protocol/commands.ts";
import { fromText, PARAMETERS, type Parameter } from "../../protocol/api/parameters.ts";
import type { FieldFault } from "../../protocol/api/problems.ts";
import type { ApiCommand, Route } from "../../protocol/api/route.ts";
import { TEMPLATE_BYTES_MAX } from "../../protocol/limits.ts";
import { readBody } from "../body.ts";
import type { Matched } from "./match.ts";
import { ProblemError } from "./problem.ts";

/** Largest body, in bytes: ten languages of the largest template. */
export const API_BODY_BYTES_MAX = 12 * TEMPLATE_BYTES_MAX;
/** What is nested deeper is nothing that any route takes. */
const DEPTH_MAX = 32;

/** The command that a request is, and the fields of the request that it was made of. */
export async function readCommand(
  request: Request,
  { route, named }: Matched,
): Promise<{ command: ApiCommand; given: object }> {
  const faults: FieldFault[] = [];
  const given = {
    ...read("path", pathSchema(route), valuesOfPath(named), faults),
    ...read("query", v.strictObject(route.query), valuesOfQuery(route, request.url), faults),
    ...read("body", v.strictObject(route.body), await valuesOfBody(request, route), faults),
  };
  if (faults.length > 0) throw new ProblemError("invalid", { errors: faults });
  const fields = { ...route.fields(given), type: route.command, id: crypto.randomUUID() };
  const parsed = v.safeParse(route.command === "erasure.start" ? AdminCommand : Command, fields);
  // What no field alone has wrong.
  if (!parsed.success) throw new ProblemError("bad_frame");
  return { command: parsed.output as ApiCommand, given };
}

function read(
  place: FieldFault["in"],
  schema: v.GenericSchema,
  values: unknown,
  faults: FieldFault[],
): object {
  const parsed = v.safeParse(schema, values);
  if (parsed.success) return parsed.output as object;
  for (const issue of parsed.issues)
    faults.push({ in: place, path: pointerOf(issue.path ?? []), message: issue.message });
  return {};
}

/** As RFC 6901 writes it. */
function pointerOf(path: readonly { key: unknown }[]): string {
  return path.map(({ key }) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function pathSchema({ path }: Route): v.GenericSchema {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as Parameter);
  return v.strictObject(Object.fromEntries(names.map((name) => [name, PARAMETERS[name]])));
}

function valuesOfPath(named: Record<string, string>): object {
  const values = Object.entries(named).map(([name, text]) => [
    name,
    fromText(PARAMETERS[name as Parameter], [text]),
  ]);
  return Object.fromEntries(values) as object;
}

function valuesOfQuery({ query }: Route, url: string): object {
  const { searchParams } = new URL(url);
  const values = [...new Set(searchParams.keys())].map((name) => {
    const schema = Object.hasOwn(query, name) ? query[name] : undefined;
    const texts = searchParams.getAll(name);
    return [name, schema === undefined ? texts[0] : fromText(schema, texts)];
  });
  return Object.fromEntries(values) as object;
}

async function valuesOfBody(request: Request, { body, takes }: Route): Promise<object> {
  if (takes === "file" || request.method === "GET" || request.method === "HEAD") return {};
  const text = new TextDecoder().decode(await readBody(request, API_BODY_BYTES_MAX)).trim();
  if (text === "" && Object.values(body).every(isOptional)) return {};
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value) || isTooDeep(value, DEPTH_MAX))
    throw new ProblemError("not_json");
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError("not_json");
  }
}

function isOptional(schema: { type: string }): boolean {
  return schema.type === "exact_optional" || schema.type === "optional";
}

function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return left === 0 || Object.values(value).some((one) => isTooDeep(one, left - 1));
}
