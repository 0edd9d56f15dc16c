import { Validator } from "@cfworker/json-schema";
import { apiDocument } from "../../../worker/http/api/document.ts";
import type { Problem } from "../../../worker/protocol/api/problems.ts";
import type { ApiKeyEntry } from "../../../worker/protocol/api/key.ts";
import type { Scope } from "../../../worker/protocol/api/scopes.ts";
import type { Outcome } from "../../../worker/domain/outcome.ts";
import type { Actor } from "../../../worker/domain/ownership.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Refusal } from "../../../worker/protocol/refusals.ts";
import { mintToken } from "./agent.ts";
import { env, ORIGIN } from "./env.ts";
import { callWorker } from "./meta.ts";

/** `body`: what is not text is sent as JSON. */
type Request_ = { body?: unknown; headers?: Record<string, string>; token?: string | null };
export type Answered = { status: number; headers: Headers; body: unknown };

/** A program that asks the API. Every answer is held against the document. */
export class Program {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async ask(route: string, { body, headers = {}, token = this.#token }: Request_ = {}): Promise<Answered> {
    const [method = "", path = ""] = route.split(" ");
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const authorization: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
    const response = await callWorker(
      new Request(`${ORIGIN}/api/v1${path}`, {
        method,
        headers: { ...authorization, ...headers },
        ...(text === undefined ? {} : { body: text }),
      }),
    );
    // workerd warns of .text() where the type is not one of text/.
    const said = new TextDecoder().decode(await response.arrayBuffer());
    const answered = {
      status: response.status,
      headers: response.headers,
      body: bodyOf(response.headers, said),
    };
    checkAnswered(method, path, answered);
    return answered;
  }

  /** What is answered where it must be 200, or 204 with null. */
  async get<T>(route: string, request: Request_ = {}): Promise<T> {
    const { status, body } = await this.ask(route, request);
    if (status >= 300) throw new Error(`${route} answered ${status}: ${JSON.stringify(body)}`);
    return body as T;
  }

  /** The code of the problem, or "ok". */
  async code(route: string, request: Request_ = {}): Promise<string> {
    const { status, body } = await this.ask(route, request);
    return status < 300 ? "ok" : (body as Problem).code;
  }
}

/** A program with a token that the host signed. */
export async function aService(desk = "main"): Promise<Program> {
  return new Program(await mintToken({ sub: "crm", name: "CRM", desk, role: "service" }));
}

/** A program with a key of these scopes. */
export async function aProgram(scopes: readonly Scope[], desk = "main", endsAt?: number): Promise<Program> {
  const { key } = await newKey(scopes, desk, endsAt);
  return new Program(key);
}

export async function newKey(
  scopes: readonly Scope[],
  desk = "main",
  endsAt?: number,
): Promise<{ key: string; entry: ApiKeyEntry }> {
  const fields = { name: "CRM", scopes: [...scopes], ...(endsAt === undefined ? {} : { endsAt }) };
  const command = { type: "apiKey.create", id: crypto.randomUUID(), ...fields } as const;
  const outcome = (await deskStub(env, desk).command(desk, MAX, command)) as Outcome<
    { key: string; entry: ApiKeyEntry },
    Refusal
  >;
  if (!outcome.ok) throw new Error(`no key: ${outcome.refusal.code}`);
  return outcome.value;
}

/** Who may make keys. */
export const MAX: Actor = { sub: "max", name: "Max Berg", role: "admin" };

export const DOCUMENT = apiDocument();

/** Fails the test when something was answered that the document does not say. */
export function checkAnswered(method: string, address: string, answered: Answered): void {
  const { status, headers, body } = answered;
  const where = `${method} ${address} (${status})`;
  const [path = ""] = address.split("?");
  const found = Object.entries(DOCUMENT.paths).find(([pattern]) => isOf(pattern, path));
  const operation = found?.[1][method.toLowerCase()];
  const type = headers.get("Content-Type");
  if (status >= 400) {
    if (type !== "application/problem+json") throw new Error(`${where} is no problem`);
    return checkShape(where, PROBLEM, body);
  }
  const said = operation?.responses[String(status)];
  if (said === undefined || "$ref" in said) throw new Error(`${where} is not in the document`);
  if (said.content === undefined && body === null) return;
  const schema = said.content?.[mediaTypeOf(type)]?.schema;
  if (schema === undefined) throw new Error(`${where} has the wrong body`);
  checkShape(where, schema, body);
}

/** Without what it says of its letters. */
function mediaTypeOf(type: string | null): string {
  return (type ?? "").split(";")[0] ?? "";
}

function bodyOf(headers: Headers, said: string): unknown {
  const type = mediaTypeOf(headers.get("Content-Type"));
  // A text of no lines is one all the same.
  if (said === "") return type === "" || type.endsWith("json") ? null : said;
  return type.endsWith("json") ? (JSON.parse(said) as unknown) : said;
}

const PROBLEM = { $ref: "#/components/schemas/Problem" };
/** Making one goes through the whole document. */
const validators = new Map<object, Validator>();

/** What a schema of the document says of a value. */
export function validated(schema: object, value: unknown): ReturnType<Validator["validate"]> {
  // References are to the whole document's components.
  const root = { ...schema, components: DOCUMENT.components };
  const validator = validators.get(schema) ?? new Validator(root, "2020-12", true);
  validators.set(schema, validator);
  return validator.validate(value);
}

function checkShape(where: string, schema: object, body: unknown): void {
  const { valid, errors } = validated(schema, body);
  if (valid) return;
  const faults = errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
  throw new Error(`${where} is not as the document says: ${faults.slice(-3).join("; ")}`);
}

/** Whether an address is of a path of the document. */
export function isOf(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path);
}
