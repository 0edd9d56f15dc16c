import { expect, waitUntil } from "@open-wc/testing";
import type { Attempt } from "../../../worker/protocol/message/attempt.ts";
import type {
  Delivery,
  Entry,
  FailureCode,
  SystemLine,
  Waiting,
} from "../../../worker/protocol/message/entry.ts";
import { aGadget } from "../support/a-gadget.ts";
import {
  aDelivery,
  ANNA,
  anEntry,
  aText,
  BEN,
  byAnna,
  byBen,
  customer,
  MARIA,
  MINUTE,
  NOW,
} from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { passAxe } from "../content/pass-axe.ts";

const marks = { deliveredAt: NOW - 10 * MINUTE, readAt: NOW - 20 * MINUTE };

async function theEntry(change: Partial<Entry>) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1, change)], { marks });
  const all = await aGadget(desk, { conversation: MARIA });
  await waitUntil(() => all.screen.text("fb-chat-entry") !== "");
  const buttons = () => all.screen.all("fb-chat-entry button").map((button) => button.textContent.trim());
  return { desk, buttons, ...all };
}

const ours = (delivery: Partial<Delivery>): Partial<Entry> => ({
  author: byAnna,
  content: aText("Hello"),
  delivery: aDelivery(delivery),
});

describe("what an entry says", () => {
  const line = (content: SystemLine): Partial<Entry> => ({
    author: { type: "system" },
    content: { kind: "system", line: content },
  });
  const cases: [string, Partial<Entry>, string[]][] = [
    ["a text", { content: aText("Where is it?") }, ["Maria Lopez", "Where is it?"]],
    [
      "a text with a picture",
      { content: { kind: "text", text: "Look", rest: ["image"] } },
      ["Look", "More came with it: Picture"],
    ],
    [
      "a picture alone",
      { content: { kind: "text", text: "", rest: ["image"] } },
      ["More came with it: Picture"],
    ],
    [
      "a quick reply",
      { content: { kind: "quick_reply", text: "Yes", payload: "Y" } },
      ["Chose a quick reply", "Yes"],
    ],
    [
      "a postback",
      { content: { kind: "postback", title: "Get started", payload: null } },
      ["Pressed a button", "Get started"],
    ],
    [
      "an unknown kind",
      { content: { kind: "unsupported", what: "order" } },
      ["Something came that cannot be shown here"],
    ],
    ["a text of one's own", { author: byAnna, content: aText("Hi") }, ["You", "Hi"]],
    ["a text of a colleague", { author: byBen, content: aText("Hi") }, ["Ben Brandt", "Hi"]],
    [
      "an echo of the Page inbox",
      { author: { type: "page_inbox" }, content: aText("Hi") },
      ["Page inbox", "Hi"],
    ],
    [
      "an echo of another app",
      { author: { type: "app", appId: "1234" }, content: aText("Hi") },
      ["Another app (1234)", "Hi"],
    ],
    [
      "an echo of nobody knows which app",
      { author: { type: "app", appId: null }, content: aText("Hi") },
      ["Another app", "Hi"],
    ],
    [
      "what came while another app held the conversation",
      { content: aText("Hi"), standby: true },
      ["Hi", "While another app held the conversation"],
    ],
    [
      "what a program wrote",
      { author: { type: "page_inbox" }, content: aText("Hi"), automatic: true },
      ["Page inbox", "Hi", "Automatic reply"],
    ],
    ["a take-over", line({ event: "assigned", to: ANNA, by: ANNA }), ["Anna Agent took over"]],
    [
      "one who was asked",
      line({ event: "assigned", to: ANNA, by: ANNA, why: "accept" }),
      ["Anna Agent accepted"],
    ],
    [
      "one who declined",
      line({ event: "passed", from: [BEN], by: BEN, why: "decline", reason: "Lunch" }),
      ["Declined by Ben Brandt: Lunch"],
    ],
    [
      "those who did not answer",
      line({ event: "passed", from: [BEN, ANNA], by: null, why: "expire" }),
      ["No answer from Ben Brandt, Anna Agent"],
    ],
    [
      "one who went away while they were asked",
      line({ event: "returned", to: ANNA, from: [BEN], by: null, why: "left" }),
      ["No longer here: Ben Brandt, stays with Anna Agent"],
    ],
    [
      "a question that who asked it took back",
      line({ event: "returned", to: ANNA, from: [BEN], by: ANNA, why: "take" }),
      ["Anna Agent no longer asks Ben Brandt to take over"],
    ],
    [
      "an assignment",
      line({ event: "assigned", to: BEN, by: ANNA }),
      ["Anna Agent assigned this to Ben Brandt"],
    ],
    [
      "who came back",
      line({ event: "assigned", to: BEN, by: null, why: "one_more_thing" }),
      ["Assigned to Ben Brandt: the customer wrote again"],
    ],
    [
      "an overflow",
      line({ event: "queued", queue: "Help", by: null, why: "overflow" }),
      ["Went on to Help, as nobody could take it"],
    ],
    [
      "an overflow to everyone",
      line({ event: "queued", queue: "", by: null, why: "overflow" }),
      ["Went on to everyone, as nobody could take it"],
    ],
    ["an assignment by a rule", line({ event: "assigned", to: BEN, by: null }), ["Assigned to Ben Brandt"]],
    ["a release", line({ event: "released", by: BEN }), ["Released by Ben Brandt"]],
    ["a close", line({ event: "closed", by: BEN }), ["Closed by Ben Brandt"]],
    ["a reopening", line({ event: "reopened", by: null }), ["Reopened"]],
  ];
  for (const [name, change, words] of cases) {
    it(`is in words for ${name}`, async () => {
      const { screen } = await theEntry({ author: customer, ...change });

      for (const word of words) await screen.shows(word, "fb-chat-entry");
    });
  }

  it("passes axe", () => passAxe(cases.map(([, change]) => ({ author: customer, ...change }))));

  it("names what the desk says by itself once, and what a program says by its name as well", async () => {
    for (const [name, expected] of [
      ["", ["Automatic reply"]],
      ["Shop bot", ["Shop bot", "Automatic reply"]],
    ] as const) {
      const author = { type: "agent", sub: "automation", name } as const;
      const { screen } = await theEntry({ author, content: aText("Hi"), automatic: true });

      const said = ["fb-chat-entry .by", "fb-chat-entry .meta span"]
        .flatMap((what) => screen.all(what))
        .map((it) => it.textContent.trim());
      expect(said).to.deep.equal(expected);
    }
  });

  it("begins a note with its words, and keeps its lines", async () => {
    const { screen } = await theEntry({
      author: { type: "system" },
      content: { kind: "system", line: { event: "note", by: BEN, text: "one\n\ntwo" } },
    });

    const [note, words] = [screen.all("fb-chat-entry .note")[0]!, screen.all("fb-chat-entry .note span")[0]!];
    expect(words.textContent).to.equal("Note from Ben Brandt: one\n\ntwo");
    expect(getComputedStyle(words).whiteSpace).to.equal("pre-line");
    expect(getComputedStyle(note).whiteSpace).to.equal("normal");
  });

  it("keeps line breaks as they were written", async () => {
    const { screen } = await theEntry({ content: aText("one\n\n  two") });

    const text = screen.all("fb-chat-entry .text")[0]!;
    expect(text.textContent).to.equal("one\n\n  two");
    expect(getComputedStyle(text).whiteSpace).to.equal("pre-wrap");
  });
});

describe("how far a message got", () => {
  const waiting = (reason: Waiting["reason"], until: number | null = null) => ({
    state: "queued" as const,
    waiting: { reason, until },
  });
  const failed = (code: FailureCode, graph: { code: number; subcode: number | null } | null = null) => ({
    state: "failed" as const,
    failure: { code, graph },
  });
  const cases: [string, Partial<Delivery>, string, string[]][] = [
    ["queued", { state: "queued" }, "Waiting to be sent", ["Withdraw"]],
    ["queued while the Page is paused", waiting("page_paused"), "Waiting: the Page is paused", ["Withdraw"]],
    [
      "queued while the Page is slowed",
      waiting("page_slow", NOW + MINUTE),
      "Waiting: Meta asks this Page to send more slowly; next try",
      ["Withdraw"],
    ],
    [
      "queued behind other messages of the Page",
      { state: "queued", waiting: { reason: "in_line", until: NOW + MINUTE, place: 1_204 } },
      "Waiting: it is in line, place 1,204 of this Page's messages; next try",
      ["Withdraw"],
    ],
    ["queued for another try", waiting("retry"), "Waiting: the last try did not succeed", ["Withdraw"]],
    [
      "queued for a word of the agent",
      waiting("confirmation"),
      "Waiting: it waited so long that you should confirm it",
      ["Send it now", "Withdraw"],
    ],
    [
      "queued without a Page",
      waiting("page_not_connected"),
      "Waiting: the Page is not connected",
      ["Withdraw"],
    ],
    ["sending", { state: "sending" }, "Sending…", []],
    ["sent", { state: "sent", sentAt: NOW }, "Sent", []],
    ["delivered", { state: "sent", sentAt: NOW - 15 * MINUTE }, "Delivered", []],
    ["read", { state: "sent", sentAt: NOW - 30 * MINUTE }, "Read", []],
    ["unknown", { state: "unknown" }, "Nobody can tell whether this arrived", ["It arrived", "Send again"]],
    ["unknown and settled", { state: "unknown", settled: "arrived" }, "Marked as arrived", []],
    [
      "failed",
      failed("rejected", { code: 100, subcode: 2018001 }),
      "Not delivered: Meta refused the message",
      ["Retry", "Dismiss"],
    ],
    [
      "failed for good reason",
      failed("window_closed"),
      "Not delivered: the time Meta allows for a reply was over",
      ["Dismiss"],
    ],
    [
      "failed for what Meta's code tells, with what helps",
      {
        state: "failed",
        failure: {
          code: "rejected",
          graph: { code: 100, subcode: 2018109 },
          reason: "file_too_large",
          help: "shorten",
        },
      },
      "Not delivered: a file is too large. Make it shorter or smaller.",
      ["Retry", "Dismiss"],
    ],
    [
      "failed for what its code says as well, where nothing helps",
      {
        state: "failed",
        failure: {
          code: "customer_unavailable",
          graph: { code: 551, subcode: null },
          reason: "person_unavailable",
          help: "nothing",
        },
      },
      "Not delivered: Messenger cannot reach this person until they write again",
      ["Retry", "Dismiss"],
    ],
    [
      "failed for what a newer Worker has a word for",
      {
        state: "failed",
        failure: { code: "rejected", graph: null, reason: "sunday" as "policy", help: "pray" as "wait" },
      },
      "Not delivered: Meta refused the message",
      ["Retry", "Dismiss"],
    ],
    [
      "failed with an earlier part",
      failed("earlier_part_failed"),
      "Not delivered: an earlier part of the message failed",
      [],
    ],
    ["failed and sent again", { ...failed("rejected"), settled: "sent_again" }, "Tried again below", []],
    ["withdrawn", { state: "withdrawn" }, "Withdrawn", []],
    ["a part", { state: "sent", sentAt: NOW, part: 2, parts: 3 }, "Part 2 of 3", []],
  ];
  for (const [name, delivery, words, expected] of cases) {
    it(`is in words: ${name}`, async () => {
      const { screen, buttons } = await theEntry(ours(delivery));

      await screen.shows(words, "fb-chat-entry");
      expect(buttons()).to.deep.equal(expected);
    });
  }

  it("passes axe", () => passAxe(cases.map(([, delivery]) => ours(delivery))));
});

describe("the details of a failure", () => {
  it("have Meta's own code, for whoever asks for it", async () => {
    const graph = { code: 100, subcode: 2018001 };
    const { gadget, screen } = await theEntry(
      ours({ state: "failed", attempts: 3, failure: { code: "rejected", graph } }),
    );
    expect(screen.text()).to.not.include("2018001");

    screen.all("fb-chat-entry summary")[0]!.click();

    await screen.shows("3 attempts · Meta's error 100/2018001");
    await expect(gadget).to.be.accessible();
  });
});

describe("the tries of a message", () => {
  const failed = (attempts: number) =>
    ours({ state: "failed", attempts, failure: { code: "rejected", graph: { code: 100, subcode: null } } });
  const tries: Attempt[] = [
    { at: NOW - 5 * MINUTE, endedAt: NOW, what: "upload", graph: null, trace: null },
    { at: NOW, endedAt: NOW, what: "send", graph: { code: 100, subcode: 2018001 }, trace: "AbCdEf123" },
  ];

  it("are asked for when somebody looks into it, with Meta's answers and traces", async () => {
    const { gadget, desk, screen } = await theEntry(failed(2));
    desk.attempts.set(`${MARIA} 1`, tries);
    expect(desk.sent("message.attempts")).to.deep.equal([]);

    screen.all("fb-chat-entry summary")[0]!.click();

    await screen.shows("Meta's error 100/2018001");
    await screen.shows("AbCdEf123");
    await screen.shows("a file · no answer");
    await expect(gadget).to.be.accessible();
  });

  it("can be asked for again", async () => {
    const { desk, screen } = await theEntry(failed(2));
    desk.refuse("message.attempts", { code: "unavailable" });
    screen.all("fb-chat-entry summary")[0]!.click();
    await screen.shows("The tries cannot be shown now.");

    screen.press("Try again");

    await waitUntil(() => desk.sent("message.attempts").length === 2);
  });
});

describe("what an agent can do about a message", () => {
  it("is to withdraw it while it waits", async () => {
    const { screen, buttons } = await theEntry(ours({ state: "queued" }));

    screen.press("Withdraw");

    await screen.shows("Withdrawn", "fb-chat-entry");
    expect(buttons()).to.deep.equal([]);
  });

  it("is to hear why when it is too late for that", async () => {
    const { desk, screen } = await theEntry(ours({ state: "queued" }));
    desk.refuse("message.withdraw", { code: "wrong_state", state: "sending" });

    screen.press("Withdraw");

    await screen.shows("This is no longer possible");
  });

  it("is to let it leave after a long wait", async () => {
    const { screen } = await theEntry(
      ours({ state: "queued", waiting: { reason: "confirmation", until: null } }),
    );

    screen.press("Send it now");

    await screen.shows("Sending…", "fb-chat-entry");
  });

  it("is to say that it arrived", async () => {
    const { desk, screen } = await theEntry(ours({ state: "unknown" }));

    screen.press("It arrived");

    await screen.shows("Marked as arrived", "fb-chat-entry");
    expect(desk.sent("message.settle")[0]).to.deep.include({ entry: 1, as: "arrived" });
  });

  it("is none where a program said it: nobody is asked to find out", async () => {
    const { screen } = await theEntry({ ...ours({ state: "unknown" }), automatic: true });

    await screen.shows("Nobody can tell whether this arrived", "fb-chat-entry");
    expect(screen.text("fb-chat-entry")).not.to.contain("It arrived");
  });

  it("is to send it again, as a message of its own", async () => {
    const { desk, screen } = await theEntry(ours({ state: "unknown" }));

    screen.press("Send again");

    await screen.shows("Tried again below", "fb-chat-entry");
    expect(screen.all("fb-chat-entry")).to.have.length(2);
    expect(desk.sent("message.settle")[0]).to.deep.include({ entry: 1, as: "again" });
  });

  it("is to leave one that failed at that", async () => {
    const { desk, gadget, screen } = await theEntry(
      ours({ state: "failed", failure: { code: "rejected", graph: null } }),
    );

    screen.press("Dismiss");

    await screen.shows("Dismissed", "fb-chat-entry");
    expect(desk.sent("message.settle")[0]).to.deep.include({ entry: 1, as: "dismissed" });
    expect(screen.buttons("Retry")).to.deep.equal([]);
    await expect(gadget).to.be.accessible();
  });

  it("is to retry one that failed", async () => {
    const { desk, screen } = await theEntry(
      ours({ state: "failed", failure: { code: "rejected", graph: null } }),
    );

    screen.press("Retry");

    await screen.shows("Waiting to be sent", "fb-chat-entry");
    expect(desk.sent("message.retry")[0]).to.deep.include({ entry: 1 });
  });

  it("leaves the focus in the box, for the button goes", async () => {
    const { screen } = await theEntry(ours({ state: "failed", failure: { code: "rejected", graph: null } }));
    screen.button("Retry").focus();

    screen.press("Retry");

    await waitUntil(() => screen.focused === screen.box);
  });

  it("waits until the answer is there", async () => {
    const { desk, screen } = await theEntry(ours({ state: "queued" }));
    desk.silent.add("message.withdraw");

    screen.press("Withdraw");
    screen.press("Withdraw");
    await screen.shows("Withdraw", "fb-chat-entry");

    expect(desk.sent("message.withdraw")).to.have.length(1);
    expect(screen.button("Withdraw").disabled).to.equal(true);
  });
});
