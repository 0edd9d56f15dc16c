/**
 * `/dashboard`: Meta's side of it on one page without a script: apps as their developers see them, Pages with the
 * tokens that were made for them, and the people who log in. Each button is a command of the control API.
 */
import { control } from "../control/routes.ts";
import type { JsonObject } from "../json.ts";
import { htmlPage } from "../markup.ts";
import type { Simulator } from "../simulator.ts";
import { dashboardPage } from "./pages.ts";

export function isDashboardPath(pathname: string): boolean {
  return pathname === "/dashboard" || pathname === "/dashboard/";
}

export async function dashboard(simulator: Simulator, request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  if (request.method !== "POST") return htmlPage(dashboardPage(simulator, searchParams.get("problem")));
  const problem = await perform(simulator, new URLSearchParams(await request.text()));
  const query = problem === null ? "" : `?${new URLSearchParams({ problem }).toString()}`;
  return new Response(null, { status: 303, headers: { location: `/dashboard${query}` } });
}

/** Answers why it was refused; null: it was done. */
async function perform(simulator: Simulator, form: URLSearchParams): Promise<string | null> {
  const [path = "", ...fixed] = (form.get("do") ?? "").split(" ");
  const input = { ...(JSON.parse(fixed.join(" ") || "{}") as JsonObject), ...fieldsIn(form) };
  const request = new Request(`https://simulator.local/control/${path}`, {
    method: "POST",
    body: JSON.stringify(input),
  });
  const response = await control(simulator, request);
  if (response.ok) return null;
  return ((await response.json()) as { error: { message: string } }).error.message;
}

/** `text:name` is a text, and nothing where it is empty; `list:name` has one entry on each line. */
function fieldsIn(form: URLSearchParams): JsonObject {
  const fields: JsonObject = {};
  for (const [field, value] of form) {
    const [kind, name] = field.split(":");
    if (name === undefined) continue;
    const lines = value.split(/\s+/).filter((line) => line !== "");
    fields[name] = kind === "list" ? lines : (lines[0] ?? null);
  }
  return fields;
}
