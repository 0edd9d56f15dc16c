import { CHECKS, type CheckName } from "../../protocol/admin/doctor.ts";
import type { Facts } from "./facts.ts";

/** What is asked when somebody wants to know, each by itself; the rest the Page knows already. */
export type Asked = Pick<
  Facts,
  | "app"
  | "token"
  | "tried"
  | "fields"
  | "webhook"
  | "tasks"
  | "routing"
  | "europe"
  | "clockAheadMs"
  | "bucket"
>;
export type Question = keyof Asked;

/** Which answers a finding hangs on; one that is not here hangs on none. */
const NEEDS: Partial<Record<CheckName, readonly Question[]>> = {
  token: ["token", "tried"],
  token_end: ["token"],
  data_access: ["token"],
  permissions: ["token"],
  tasks: ["tasks"],
  app: ["app"],
  fields: ["fields"],
  webhook: ["webhook"],
  handshake: ["webhook"],
  sending: ["token", "tried"],
  deliveries: ["app"],
  routing: ["routing"],
  europe: ["europe"],
  bucket: ["bucket"],
  bucket_jurisdiction: ["bucket"],
  clock: ["clockAheadMs"],
};

/** The checks that can be told once these were answered. */
export function knownBy(answered: ReadonlySet<Question>): CheckName[] {
  return CHECKS.filter((check) => (NEEDS[check] ?? []).every((question) => answered.has(question)));
}
