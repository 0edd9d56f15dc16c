import type { MacroStep } from "../../worker/protocol/library/macro.ts";
import type { TransferTarget } from "../../worker/protocol/thread/handover.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { codesOf, queuesOf, tagsOf, teamsOf } from "./desk-told.ts";
import { words } from "./words.ts";

/** What a step does, in a few words. */
export function stepWords(step: MacroStep, seat: Pick<SeatController, "peek">): string {
  const { steps } = words();
  switch (step.do) {
    case "reply":
      return steps.reply;
    case "tag":
      return steps.tag(step.add.map((tag) => nameIn(seat.peek(tagsOf), tag)).join(", "));
    case "give":
      return steps.give(targetName(step.to, seat));
    case "aside":
      return steps.aside(step.until);
    case "close": {
      const names = (step.codes ?? []).map((code) => nameIn(seat.peek(codesOf), code));
      return names.length === 0 ? steps.close : steps.closeAs(names.join(", "));
    }
  }
}

function targetName(to: TransferTarget, seat: Pick<SeatController, "peek">): string {
  switch (to.type) {
    case "agent":
      return seat.peek(({ agents }) => agents[to.agent]?.name) ?? to.agent;
    case "team":
      return nameIn(seat.peek(teamsOf), to.team);
    case "queue":
      return nameIn(seat.peek(queuesOf), to.queue);
    case "pool":
      return words().steps.everyone;
  }
}

/** What is gone from the document has its id left. */
function nameIn(all: readonly { id: string; name: string }[], id: string): string {
  return all.find((it) => it.id === id)?.name ?? id;
}
