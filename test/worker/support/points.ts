/**
 * Where an instance may die, or be out of reach, by name: each is a call that one object makes of another, or a
 * step of an object between two that are written. Tests stand there; the Worker knows nothing of it.
 */
import { vi } from "vitest";
import { Audit } from "../../../worker/objects/audit/audit.ts";
import { BlackBox } from "../../../worker/objects/black-box/black-box.ts";
import { Conversation } from "../../../worker/objects/conversation/conversation.ts";
import { ErasureStore } from "../../../worker/objects/conversation/erasure/store.ts";
import { Publisher } from "../../../worker/objects/conversation/news/publisher.ts";
import { Leases } from "../../../worker/objects/conversation/outbox/leases.ts";
import { Pump } from "../../../worker/objects/conversation/outbox/pump.ts";
import { OutboxStore } from "../../../worker/objects/conversation/outbox/store.ts";
import { Desk } from "../../../worker/objects/desk/desk.ts";
import { Publications } from "../../../worker/objects/desk/list/publications.ts";
import { OwnershipStore } from "../../../worker/objects/desk/ownership/ownership-store.ts";
import { Routing } from "../../../worker/objects/desk/routing/routing.ts";
import { Mover } from "../../../worker/objects/desk/states/mover.ts";
import { CallBudget } from "../../../worker/objects/page/leases/call-budget.ts";
import { Page } from "../../../worker/objects/page/page.ts";
import { Reports } from "../../../worker/objects/reports/reports.ts";
import type { Gate } from "./gate.ts";

const POINTS = {
  // The Worker and the Page ask a Conversation.
  "a conversation is given what Meta sent": [Conversation.prototype, "ingest"],
  "a conversation is woken": [Conversation.prototype, "wake"],
  "a conversation is erased": [Conversation.prototype, "erase"],
  // The Desk asks a Conversation.
  "a conversation is opened": [Conversation.prototype, "open"],
  "a conversation decides about an answer": [Conversation.prototype, "send"],
  "lines of the desk come to a thread": [Conversation.prototype, "writeLines"],
  // Inside of a Conversation.
  "a conversation writes down how far it is erased": [ErasureStore.prototype, "set"],
  "a conversation looks for what is left": [ErasureStore.prototype, "countLeft"],
  "the outbox begins": [Pump.prototype, "run"],
  "what leaves at once departs": [Pump.prototype, "depart"],
  "the outbox asks for leave": [Leases.prototype, "take"],
  "a conversation tells its news": [Publisher.prototype, "current"],
  "a message is written down as sent": [OutboxStore.prototype, "markSent"],
  "a message is written down as failed": [OutboxStore.prototype, "markFailed"],
  // A Conversation, the Worker or the Page asks the Desk.
  "the desk is told": [Desk.prototype, "publish"],
  "the desk gives a pass": [Desk.prototype, "issuePass"],
  "the desk takes a Page": [Desk.prototype, "attach"],
  "the desk takes conversations over": [Desk.prototype, "takeOver"],
  "the desk lets a Page go": [Desk.prototype, "detach"],
  "the desk forgets who was erased": [Desk.prototype, "erase"],
  "the desk ends a review": [Desk.prototype, "endReview"],
  // Inside of the Desk.
  "the desk writes what it was told": [Publications.prototype, "apply"],
  "the desk moves a conversation": [Mover.prototype, "apply"],
  "the desk writes where a conversation stands": [OwnershipStore.prototype, "set"],
  "the desk tells what is offered": [Routing.prototype, "tell"],
  // The Desk tells what it counted.
  "what was counted is kept": [Reports.prototype, "take"],
  "what was counted is told": [Reports.prototype, "countsOn"],
  // The Desk and the Directory tell what was done.
  "what was done is written down": [Audit.prototype, "take"],
  // Behind what was done the Worker, a Conversation or the Page tells the black box.
  "a black box is told": [BlackBox.prototype, "record"],
  "a black box is given dead letters": [BlackBox.prototype, "bury"],
  "a Page is told of its box": [Page.prototype, "noteBox"],
  // A Conversation or the Worker asks the Page.
  "the Page is asked where somebody belongs": [Page.prototype, "receive"],
  "the Page is given its own items": [Page.prototype, "ingest"],
  "the Page is connected": [Page.prototype, "connectWith"],
  "the Page buries": [Page.prototype, "bury"],
  "the Page forgets who was erased": [Page.prototype, "erase"],
  "the Page is asked what would come of it": [Page.prototype, "foresee"],
  "the Page gives leave": [Page.prototype, "lease"],
  "the Page is told to pause": [Page.prototype, "pause"],
  "the Page is told that it goes again": [Page.prototype, "goesAgain"],
  "the Page is asked for a persona": [Page.prototype, "persona"],
  "the Page hears of usage": [Page.prototype, "noteUsage"],
  "the Page tells how it is": [Page.prototype, "health"],
  // Inside of the Page.
  "the Page counts a call": [CallBudget.prototype, "take"],
} as const;

export type Point = keyof typeof POINTS;

type OwnerAt<P extends Point> = (typeof POINTS)[P][0];
type MethodAt<P extends Point> = OwnerAt<P>[(typeof POINTS)[P][1] & keyof OwnerAt<P>];
// Of each of several points by itself.
type InputAt<P extends Point> = P extends unknown
  ? MethodAt<P> extends (...input: infer Input) => unknown
    ? Input
    : never
  : never;
type AnswerAt<P extends Point> = P extends unknown
  ? MethodAt<P> extends (...input: never[]) => infer Answer
    ? Answer
    : never
  : never;

type Stand = {
  /** How often the point was come to. */
  readonly calls: number;
  /** From now on all goes its way. At the latest when the test ends. */
  leave(): void;
};

/** Of each point the last. */
const stands = new Map<Point, Stand>();

/**
 * Stands at a point until the test ends, leaves it, or stands there anew. `around` does there what it wants; `goOn` does
 * what the object would have done, and answers with its answer.
 */
export function standAt<P extends Point>(
  point: P,
  around: (goOn: () => AnswerAt<P>, ...input: InputAt<P>) => unknown,
): Stand {
  const [owner, name] = POINTS[point] as unknown as [
    Record<string, (...input: unknown[]) => unknown>,
    string,
  ];
  stands.get(point)?.leave();
  const original = owner[name];
  if (original === undefined) throw new Error(`${point}: there is no ${name}`);
  let calls = 0;
  const spy = vi.spyOn(owner, name).mockImplementation(function (this: unknown, ...input: unknown[]) {
    calls += 1;
    return around(() => original.apply(this, input) as AnswerAt<P>, ...(input as InputAt<P>));
  });
  const stand: Stand = {
    get calls() {
      return calls;
    },
    leave: () => spy.mockRestore(),
  };
  stands.set(point, stand);
  return stand;
}

/** All go their way again. */
export function leaveAll(): void {
  for (const stand of stands.values()) stand.leave();
  stands.clear();
}

/** Counts who comes, and lets them go on. */
export function listenAt(point: Point): Stand {
  return standAt<Point>(point, (goOn, ..._input) => goOn());
}

/** Nothing comes to it, and nothing of it is done. */
export function outOfReach(point: Point): Stand {
  return standAt<Point>(point, (_goOn, ..._input) => {
    throw new Error("out of reach");
  });
}

/** Whoever comes to it waits for the gate, and only then goes on. */
export function holdBefore(point: Point, gate: Gate): Stand {
  return standAt<Point>(point, async (goOn, ..._input) => {
    await gate.pass();
    return await goOn();
  });
}

/** It is done; whoever asked waits for the gate until it hears of that. */
export function holdAfter(point: Point, gate: Gate): Stand {
  return standAt<Point>(point, async (goOn, ..._input) => {
    const answer = await goOn();
    await gate.pass();
    return answer;
  });
}
