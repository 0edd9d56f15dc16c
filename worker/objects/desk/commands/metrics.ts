import { done } from "../../../domain/outcome.ts";
import type { Handlers, Tools } from "./call.ts";

/** How the Worker fares at the desk. */
export function metricsHandlers({ metrics }: Tools): Handlers<"metrics.read"> {
  return { "metrics.read": () => done(metrics.read()) };
}
