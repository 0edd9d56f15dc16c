/** Reads the JSON bodies of the control API. */
import { isObject, type JsonObject } from "../json.ts";
import { isTask } from "../people/account.ts";
import { SimulatorError } from "../simulator-error.ts";
import { PAGE_TASKS, type PageTask } from "../world/login-state.ts";

/** An absent or empty body is `{}`. */
export async function readInput(request: Request): Promise<JsonObject> {
  const text = request.method === "GET" ? "" : await request.text();
  if (text.trim() === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Falls through to the refusal below.
  }
  throw new SimulatorError(400, "bad_body", "The body must be a JSON object.");
}

export function requiredText(input: JsonObject, name: string): string {
  const value = input[name];
  if (typeof value !== "string") throw new SimulatorError(400, "bad_input", `"${name}" must be text.`);
  return value;
}

export function optionalText(input: JsonObject, name: string): string | undefined {
  return input[name] === undefined || input[name] === null ? undefined : requiredText(input, name);
}

/** The input, of which these are texts where they are there at all. */
export function withTexts(input: JsonObject, ...names: string[]): JsonObject {
  for (const name of names) optionalText(input, name);
  return input;
}

export function requiredNumber(input: JsonObject, name: string): number {
  const value = input[name];
  if (typeof value !== "number") throw new SimulatorError(400, "bad_input", `"${name}" must be a number.`);
  return value;
}

/** A list of texts. */
export function requiredList(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.map(String);
  throw new SimulatorError(400, "bad_input", `"${name}" must be a list.`);
}

export function optionalNumber(input: JsonObject, name: string): number | undefined {
  return input[name] === undefined || input[name] === null ? undefined : requiredNumber(input, name);
}

/** Tasks at a Page. */
export function tasksIn(value: unknown): PageTask[] {
  const names = requiredList(value, "tasks");
  const tasks = names.filter(isTask);
  if (tasks.length === names.length) return tasks;
  throw new SimulatorError(400, "bad_input", `Tasks are ${PAGE_TASKS.join(", ")}.`);
}

export function requiredFlag(input: JsonObject, name: string): boolean {
  const value = input[name];
  if (typeof value !== "boolean")
    throw new SimulatorError(400, "bad_input", `"${name}" must be true or false.`);
  return value;
}
