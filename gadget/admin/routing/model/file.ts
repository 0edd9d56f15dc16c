import * as v from "../../../../worker/protocol/values.ts";
import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import { ROUTING_BYTES_MAX } from "../../../../worker/protocol/limits.ts";
import { VERSION } from "../../../../worker/protocol/version.ts";
import { faultsIn, type Fault } from "./faults.ts";
import { jsonLines } from "./json-lines.ts";

/** Of what is around the document; raised where files of before would be read otherwise. */
const FORMAT = 1;
/** A file has spaces and line ends that a document has not. */
const FILE_BYTES_MAX = 4 * ROUTING_BYTES_MAX;

const Envelope = v.looseObject({
  routing: v.unknown(),
  format: v.pipe(v.number(), v.integer()),
  version: v.string(),
});

/** The document as a file, with what it was written by. */
export function toFile(config: RoutingConfig): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, routing: config }, null, 2)}\n`;
}

/** What a file holds. `at`: before each path of the document. `lines`: by paths of the file. `raw`: what has not the form of one. */
export type FileRead =
  | { ok: true; config: RoutingConfig; lines: ReadonlyMap<string, number>; at: string }
  | { ok: false; why: "too_big" | "not_ours" }
  | { ok: false; why: "not_json"; line: number }
  | { ok: false; why: "newer"; version: string }
  | {
      ok: false;
      why: "faults";
      faults: Fault[];
      raw: object;
      lines: ReadonlyMap<string, number>;
      at: string;
    };

/** Reads a file: one of toFile, or a document alone, as `routing.get` tells it. */
export function fromFile(text: string): FileRead {
  if (text.length > FILE_BYTES_MAX) return { ok: false, why: "too_big" };
  const read = jsonLines(text);
  if (!read.ok) return { ok: false, why: "not_json", line: read.line };
  const value: unknown = JSON.parse(text);
  const envelope = v.safeParse(Envelope, value);
  if (envelope.success && isNewer(envelope.output))
    return { ok: false, why: "newer", version: envelope.output.version };
  const [config, at] = envelope.success ? [envelope.output.routing, "routing."] : [value, ""];
  if (typeof config !== "object" || config === null || !("rules" in config))
    return { ok: false, why: "not_ours" };
  const faults = faultsIn(config);
  const { lines } = read;
  return faults.length > 0
    ? { ok: false, why: "faults", faults, raw: config, lines, at }
    : { ok: true, config: config as RoutingConfig, lines, at };
}

function isNewer({ format, version }: { format: number; version: string }): boolean {
  if (format > FORMAT) return true;
  const parts = (of: string) => of.split(".").map((it) => Number.parseInt(it, 10) || 0);
  const [theirs, ours] = [parts(version), parts(VERSION)];
  const other = [0, 1, 2].find((at) => theirs[at] !== ours[at]);
  return other !== undefined && (theirs[other] ?? 0) > (ours[other] ?? 0);
}
