import { expect } from "@open-wc/testing";
import { EntryLog } from "../../../gadget/state/entry-log.ts";
import { pressedIn } from "../../../gadget/content/pressed.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { anEntry, aText } from "../support/builders.ts";
import { withParts } from "./a-message.ts";

const offer = (id: number, payload: string): Entry =>
  anEntry(id, {
    at: id,
    ...withParts({
      type: "template",
      template: "button",
      text: "Which?",
      cards: [],
      buttons: [{ type: "postback", title: payload, url: null, payload }],
    }),
  });
const press = (id: number, payload: string): Entry =>
  anEntry(id, { at: id, content: { kind: "postback", title: payload, payload } });

function aLog(entries: Entry[]): EntryLog {
  return entries.reduce((log, entry) => log.with(entry), EntryLog.empty);
}

/** Counts whose content is looked at. */
function watched(entry: Entry, seen: number[]): Entry {
  const { content } = entry;
  return Object.defineProperty({ ...entry }, "content", {
    get: () => {
      seen.push(entry.id);
      return content;
    },
  });
}

describe("which buttons were pressed", () => {
  it("goes to the nearest message above, as far as 200 entries", () => {
    const filler = Array.from({ length: 198 }, (_, n) => anEntry(n + 2, { at: n + 2, content: aText("x") }));
    const log = aLog([offer(1, "A"), ...filler, offer(200, "B"), press(201, "A"), press(202, "A")]);

    expect(pressedIn(log, { at: 1, id: 1 })).to.deep.equal(["0.-1.0"]);
    expect(pressedIn(log, { at: 200, id: 200 })).to.deep.equal([]);
    expect(
      pressedIn(
        aLog([offer(1, "A"), ...filler, offer(200, "B"), offer(201, "A"), press(202, "A")]),
        offer(1, "A"),
      ),
    ).to.be.empty;
    expect(
      pressedIn(
        aLog([offer(1, "A"), ...filler, offer(200, "B"), offer(201, "C"), press(202, "A")]),
        offer(1, "A"),
      ),
    ).to.be.empty;
  });

  it("looks at no more than what came soon after, and only at what is new when asked again", () => {
    const seen: number[] = [];
    const entries = Array.from({ length: 10_000 }, (_, n) =>
      watched(n === 5_000 ? offer(n + 1, "A") : anEntry(n + 1, { at: n + 1, content: aText("x") }), seen),
    );
    const log = aLog(entries);
    seen.length = 0;

    pressedIn(log, entries[5_000]!);
    expect(new Set(seen).size).to.be.lessThan(250);
    seen.length = 0;

    pressedIn(log.with(anEntry(10_001, { at: 10_001 })), entries[5_000]!);
    expect(seen).to.be.empty;

    pressedIn(log.with({ ...entries[5_100]!, standby: true }), entries[5_000]!);
    expect(new Set(seen).size).to.be.within(1, 16);
  });
});
