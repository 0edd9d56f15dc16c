import type * as v from "valibot";
import type { AdminCommandOf, AdminResultOf } from "../admin/commands.ts";
import {
  declarationOf,
  type CommandOf,
  type CommandsAbout,
  type DeclarationOf,
  type ResultOf,
} from "../commands.ts";
import type { Result } from "../frames.ts";
import type { PARAMETERS, Parameter } from "./parameters.ts";
import type { Scope } from "./scopes.ts";

/** Commands of a desk that need no socket. */
type AtDesk = CommandsAbout<"desk" | "conversation" | "page" | "opening">;
/** Commands about the deployment that a program may give. */
type OfDeployment = "erasure.start";
/** The command that a request is. */
export type ApiCommand = CommandOf<AtDesk> | AdminCommandOf<OfDeployment>;
export type ApiCommandType = ApiCommand["type"];

type ResultNamed<T extends ApiCommandType> = T extends OfDeployment
  ? AdminResultOf<T>
  : T extends AtDesk
    ? ResultOf<T>
    : never;
/** What one of them is answered with. */
export type ApiResult = Result | AdminResultOf<OfDeployment>;
type CommandNamed<T extends ApiCommandType> = Extract<ApiCommand, { type: T }>;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type NamedIn<P extends string> = P extends `${string}{${infer N}}${infer R}` ? N | NamedIn<R> : never;
type InPath<P extends string> = {
  [N in NamedIn<P> & Parameter]: v.InferOutput<(typeof PARAMETERS)[N]>;
};
type Entries = v.ObjectEntries;
type Given<P extends string, Q extends Entries, B extends Entries> = InPath<P> &
  v.InferOutput<v.StrictObjectSchema<Q, undefined>> &
  v.InferOutput<v.StrictObjectSchema<B, undefined>>;

type Traits<
  T extends ApiCommandType,
  P extends string,
  Q extends Entries,
  B extends Entries,
  A extends v.GenericSchema,
> = {
  /** Its name in the document, and in clients that are made of it. */
  name: string;
  method: Method;
  /** Behind `/api/v1`; what is in braces is of PARAMETERS. */
  path: P;
  scope: Scope;
  /** What it does, in a line. */
  summary: string;
  /** What more there is to know. */
  description?: string;
  command: T;
  /** Fields of the address behind the question mark. */
  query?: Q;
  /** The body is a file: it is written into the bucket under the name that the command gives it. */
  takes?: "file";
  /** Fields of the body, which is a JSON object; a method without one takes none. */
  body?: B;
  /** What the command is given, beside its type and id. */
  fields: (given: Given<P, Q, B>) => Omit<CommandNamed<T>, "type" | "id">;
  /** What is answered. */
  answer: A;
  /** `given`: what was asked for, see `fields`. */
  told: (result: ResultNamed<T>, given: Given<P, Q, B>) => v.InferOutput<A>;
  /** The same to read, where that was asked for: null, it was not. What it may be, by its media type, stands in `documents`. */
  document?: (told: v.InferOutput<A>, given: Given<P, Q, B>) => Written | null;
  documents?: readonly string[];
  /** With which other fields of its command the document goes on behind this answer; null: that was all. It is written as it is read. */
  goesOn?: (told: v.InferOutput<A>) => Partial<Omit<CommandNamed<T>, "type" | "id">> | null;
};

/** What is answered in place of JSON. `name`: of a file to keep it in. */
export type Written = { name: string; type: string; text: string };

/** One route of the API as whoever serves or describes it reads it. */
export type Route = {
  name: string;
  method: Method;
  path: string;
  scope: Scope;
  summary: string;
  description?: string;
  command: ApiCommandType;
  takes?: "file";
  query: Entries;
  body: Entries;
  fields: (given: object) => object;
  answer: v.GenericSchema;
  told: (result: unknown, given: object) => unknown;
  document?: (told: unknown, given: object) => Written | null;
  documents?: readonly string[];
  goesOn?: (told: unknown) => object | null;
};

/** What a route without a query, or without a body, takes there. */
const NO_FIELDS = {};

/** Declares a route: which command a request is, and what of its result is answered. */
export function route<
  T extends ApiCommandType,
  const P extends string,
  A extends v.GenericSchema,
  Q extends Entries = typeof NO_FIELDS,
  B extends Entries = typeof NO_FIELDS,
>(traits: Traits<T, P, Q, B, A>): Route {
  return { query: NO_FIELDS, body: NO_FIELDS, ...traits } as unknown as Route;
}

/** These of the fields that are declared of a command: their rules are written once. */
export function fieldsOf<T extends AtDesk, K extends keyof DeclarationOf<T>["fields"]>(
  command: T,
  ...names: readonly K[]
): Pick<DeclarationOf<T>["fields"], K> {
  const fields = declarationOf(command).fields as unknown as DeclarationOf<T>["fields"];
  return Object.fromEntries(names.map((name) => [name, fields[name]])) as Pick<DeclarationOf<T>["fields"], K>;
}
