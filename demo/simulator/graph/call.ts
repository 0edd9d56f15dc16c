/**
 * Reads a Graph API call out of a request, in any of the ways clients write one (Graph API): JSON, a form whose
 * values are JSON, a multipart form, or everything in the query string; the token in any of these or in the
 * `Authorization` header.
 */
import { isObject, parseJson, tryParseJson, type Json, type JsonObject } from "../json.ts";
import { invalidParameter } from "./errors.ts";

export type UploadedFile = {
  name: string;
  type: string;
  size: number;
  bytes: Uint8Array;
};

export type GraphCall = {
  method: string;
  /** Where the call came to, e.g. `https://graph.facebook.com`. */
  origin: string;
  /** e.g. `v27.0`; null for an unversioned path. */
  version: string | null;
  /** Without the version, e.g. `["me", "messages"]`. */
  path: string[];
  /** Without token and proof. Values from forms and queries are still text. */
  params: JsonObject;
  files: UploadedFile[];
  token: string | null;
  proof: { value: string; time: string | null } | null;
  /** Ways of calling that apps made since November 2026 may not use, and that go with v28.0. */
  legacy: string[];
  /** Aborts when the caller gives up. */
  signal: AbortSignal;
};

/** What an unversioned path is answered with. */
export const OLDEST_VERSION = "v21.0";

/** Parameters that are never logged. */
const SECRET = ["access_token", "appsecret_proof", "appsecret_time"] as const;

export async function decodeCall(request: Request): Promise<GraphCall> {
  const url = new URL(request.url);
  const params: JsonObject = {};
  for (const [name, value] of url.searchParams) assign(params, name, value);
  const files = await readBody(request, params);
  for (const root of Object.keys(params)) params[root] = withLists(params[root] ?? null);

  const path = url.pathname.split("/").filter((part) => part !== "");
  const version = /^v\d+\.\d+$/.test(path[0] ?? "") ? (path.shift() ?? null) : null;
  const authorization = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "");
  const token = textOf(params["access_token"]) ?? authorization?.[1] ?? null;
  const proof = textOf(params["appsecret_proof"]);
  const time = textOf(params["appsecret_time"]);
  for (const name of SECRET) delete params[name];

  const legacy = legacyWays(params);
  // Clients that can only GET and POST name the method in a parameter.
  const method = (textOf(params["method"]) ?? request.method).toUpperCase();
  delete params["method"];
  return {
    method,
    origin: url.origin,
    version,
    path: path.map((part) => decodeURIComponent(part)),
    params,
    files,
    token,
    legacy,
    proof: proof === null ? null : { value: proof, time },
    signal: request.signal,
  };
}

/** Graph API v27.0, "legacy behaviours": by the parameter that asks for each. */
function legacyWays(params: JsonObject): string[] {
  const ways = ["ids", "date_format", "method", "callback", "asyncbatch"].filter(
    (name) => textOf(params[name]) !== null || Array.isArray(params[name]),
  );
  return /\.as\(/.test(textOf(params["fields"]) ?? "") ? [...ways, "fields.as()"] : ways;
}

/** Adds the parameters of the body to `params`; answers uploaded files. A body that is no JSON counts as empty. */
async function readBody(request: Request, params: JsonObject): Promise<UploadedFile[]> {
  if (request.method === "GET" || request.body === null) return [];
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/form-data")) {
    const files: UploadedFile[] = [];
    const form = await request.formData();
    for (const [name, value] of form) {
      if (typeof value === "string") assign(params, name, value);
      else {
        const { name: fileName, type, size } = value;
        files.push({ name: fileName, type, size, bytes: new Uint8Array(await value.arrayBuffer()) });
      }
    }
    return files;
  }
  const text = await request.text();
  const json = tryParseJson(text);
  if (isObject(json)) Object.assign(params, json);
  else if (json === null) {
    for (const [name, value] of new URLSearchParams(text)) assign(params, name, value);
  }
  return [];
}

/** `recipient[id]=1` is `recipient={"id":"1"}`, as PHP's form encoding writes it. */
function assign(params: JsonObject, name: string, value: string): void {
  const keys = [...name.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "");
  const root = name.replace(/\[.*$/, "");
  if (keys.length === 0) {
    params[root] = value;
    return;
  }
  let at: JsonObject = isObject(params[root]) ? params[root] : (params[root] = {});
  for (const key of keys.slice(0, -1)) at = isObject(at[key]) ? at[key] : (at[key] = {});
  at[keys.at(-1) ?? ""] = value;
}

/** `list[0]=a&list[1]=b` is a list. Objects with such keys mean nothing else in any call. */
function withLists(value: Json): Json {
  if (Array.isArray(value)) return value.map(withLists);
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  const all = Object.values(value).map(withLists);
  const isList = keys.length > 0 && keys.every((key, index) => key === String(index));
  return isList ? all : Object.fromEntries(keys.map((key, index) => [key, all[index] ?? null]));
}

/** A parameter as text; null when absent or empty. */
export function textOf(value: Json | undefined): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

/** A parameter that may be JSON text. Text that is no JSON stays text. */
export function jsonOf(value: Json | undefined): Json | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return parseJson(value);
  } catch {
    return value;
  }
}

/** An object parameter; undefined when absent. @throws GraphError 100 when it is something else. */
export function objectParam(params: JsonObject, name: string): JsonObject | undefined {
  const value = jsonOf(params[name]);
  if (value === undefined || value === null || value === "") return undefined;
  if (!isObject(value)) throw invalidParameter(`param ${name} must be a JSON object.`);
  return value;
}

/** A list parameter: JSON, or names separated by commas. */
export function listParam(params: JsonObject, name: string): string[] {
  const value = jsonOf(params[name]);
  if (Array.isArray(value)) return value.map((entry) => textOf(entry) ?? "").filter((entry) => entry !== "");
  if (isObject(value)) return Object.values(value).map((entry) => textOf(entry) ?? "");
  return (textOf(value) ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
