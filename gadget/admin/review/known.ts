import type { AppEntry, PageEntry } from "../../../worker/protocol/admin/answers.ts";
import type { ResultOf } from "../wire/commands.ts";
import type { Precondition } from "./kit.ts";

/** What the Directory and the doctor have told. `shown`: of the first connected Page, null while it is not known. */
export type Facts = {
  apps: readonly AppEntry[];
  pages: readonly PageEntry[];
  shown: Pick<ResultOf<"page.show">, "steps" | "diagnosis"> | null;
};

/** Whether a precondition is known to be there. Of what only Meta's dashboard shows nothing is claimed. */
export function isThere(name: Precondition, { apps, pages, shown }: Facts): boolean {
  switch (name) {
    case "secret":
      return apps.some(({ state }) => state === "valid");
    case "webhook":
      return apps.some(({ webhook }) => webhook === "ours");
    case "page":
      return pages.some(({ state }) => state === "connected");
    case "call":
      return hasCalled(shown);
    default:
      return false;
  }
}

/** Meta answered a call about the Page, and took its subscription. A Page of the configuration has no steps: there the doctor says it. */
function hasCalled(shown: Facts["shown"]): boolean {
  if (shown === null) return false;
  if (shown.steps !== null) return shown.steps.token && shown.steps.subscribed;
  const good = (check: string): boolean =>
    shown.diagnosis?.checks.some((one) => one.check === check && one.state === "good") === true;
  return good("token") && good("fields");
}
