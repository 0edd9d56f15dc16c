import type { DeskEntry } from "../../../worker/protocol/admin/answers.ts";
import { costOf, costOfAll, type Cost } from "../../../worker/protocol/metrics/cost.ts";
import type { Admin } from "../state/admin.ts";
import type { Refusal } from "../wire/api.ts";

/** Desks that are asked at the same time. */
const AT_ONCE = 4;

/**
 * What desks cost together. `lost`: those that could not be asked, by their names; they are in no sum. `refusal`: why the last of them could
 * not. `cost` null: none could.
 */
export type CostsRead = { cost: Cost | null; lost: readonly string[]; refusal: Refusal | null };

/** Asks these desks, a few at a time, and tells after each how many answered or could not (`onRead`). */
export async function readCosts(
  admin: Pick<Admin, "call">,
  desks: readonly DeskEntry[],
  onRead: (count: number) => void,
): Promise<CostsRead> {
  const costs: Cost[] = [];
  const lost: string[] = [];
  let refusal: Refusal | null = null;
  const waiting = [...desks];
  const work = async (): Promise<void> => {
    for (let desk = waiting.shift(); desk !== undefined; desk = waiting.shift()) {
      const told = await admin.call("metrics.read", { desk: desk.desk });
      if (told.ok) costs.push(costOf(told.value));
      else {
        lost.push(desk.label);
        refusal = told.refusal;
      }
      onRead(costs.length + lost.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, desks.length) }, work));
  const [only] = costs;
  const cost = only === undefined ? null : costs.length === 1 ? only : costOfAll(costs);
  return { cost, lost, refusal };
}
