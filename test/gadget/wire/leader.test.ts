import { expect } from "@open-wc/testing";
import type { TabDoor } from "../../../gadget/platform/doors.ts";
import { COMMAND_AGE_MAX_MS, Leader } from "../../../gadget/wire/tabs/leader.ts";
import type { TabMessage } from "../../../gadget/wire/tabs/messages.ts";
import type { SharingTools } from "../../../gadget/wire/tabs/tools.ts";

type Sent = { type: string; id: string; [field: string]: unknown };

/** A tab that leads, without a browser: what it sends and says, and a Worker that answers by hand. */
function aLeader({ showsOffers = true } = {}) {
  const sent: Sent[] = [];
  const said: object[] = [];
  const heard: string[] = [];
  const renewals: number[] = [];
  const gone = new Map<string, () => void>();
  let ids = 0;
  const alone = { onText: (text: string) => heard.push(text) };
  const connection = {
    isOpen: true,
    options: alone as { onText: (text: string) => unknown; leaving?: (text: string) => string },
    send(text: string) {
      const left = this.options.leaving?.(text) ?? text;
      sent.push(left === "ping" ? { type: "ping", id: "" } : (JSON.parse(left) as Sent));
      return true;
    },
  };
  const tabs: Pick<TabDoor, "hold"> = {
    hold: (name) => new Promise((resolve) => gone.set(name.split(" ").at(-1)!, () => resolve(true))),
  };
  const clock = { now: 1_000_000 };
  const tools = {
    ...{ connection, alone, tabs, name: "group", id: "me", sub: "kim" },
    platform: { now: () => clock.now, uuid: () => `id-${++ids}` },
    say: (saying: object) => said.push(saying),
    showsOffers: () => showsOffers,
    begins: (expiresAt: number) => [`welcome until ${expiresAt}`],
    sentBefore: () => [{ type: "thread.open", id: "", conversation: "1:mine" }],
    renewed: (expiresAt: number) => renewals.push(expiresAt),
  } as unknown as SharingTools;
  const leader = new Leader(tools);
  const hears = (message: TabMessage) => leader.heard(message);
  const tell = (frame: object | string) =>
    connection.options.onText(typeof frame === "string" ? frame : JSON.stringify(frame));
  const answers = (command: Sent, more: object) => tell({ type: "reply", id: command.id, ...more });
  const join = (from: string, offers = true) => {
    hears({ type: "join", from, pass: `pass of ${from}`, offers });
    return sent.at(-1)!;
  };
  const joined = (from: string) => answers(join(from), { ok: true, result: { expiresAt: 5_000 } });
  const command = (from: string, asked: object, at = clock.now) =>
    hears({ type: "command", from, to: "me", at, text: JSON.stringify(asked) });
  return {
    leader,
    connection,
    sent,
    said,
    heard,
    renewals,
    gone,
    clock,
    hears,
    tell,
    answers,
    join,
    joined,
    command,
  };
}

describe("a tab that leads", () => {
  it("lets in whom the Worker takes for the same agent, and nobody else", () => {
    const { sent, said, renewals, join, answers } = aLeader();

    const [ours, theirs] = [join("second"), join("third")];
    answers(ours, { ok: true, result: { expiresAt: 5_000 } });
    answers(theirs, { ok: false, refusal: { code: "pass_invalid" } });

    expect(sent).to.deep.include({ type: "session.renew", id: "id-1", pass: "pass of second" });
    expect(said).to.deep.equal([
      { type: "joined", to: "second", frames: ["welcome until 5000"] },
      { type: "alone", to: "third" },
    ]);
    expect(renewals).to.deep.equal([5_000]);
  });

  it("hands replies to whoever asked, and everything else to all", () => {
    const { sent, said, heard, joined, command, answers, tell } = aLeader();
    for (const tab of ["second", "third"]) joined(tab);
    said.length = 0;

    command("third", { type: "templates.list", id: "asked" });
    answers(sent.at(-1)!, { ok: true, result: null });
    tell({ type: "page", page: {} });
    tell({ type: "followed", owner: "sam" });

    expect(said).to.deep.equal([
      { type: "told", to: "third", text: '{"type":"reply","id":"asked","ok":true,"result":null}' },
      { type: "told", text: '{"type":"page","page":{}}' },
    ]);
    expect(heard).to.have.length(5);
  });

  it("does nothing for whom it does not know, nor what it is asked after it slept", () => {
    const { sent, said, clock, joined, command } = aLeader();
    joined("second");
    const before = sent.length;

    command("second", { type: "message.send", id: "late" }, clock.now - COMMAND_AGE_MAX_MS);
    command("stranger", { type: "message.send", id: "strange" });

    expect(sent).to.have.length(before);
    expect(said.at(-1)).to.deep.equal({ type: "alone", to: "stranger" });
  });

  it("answers that it is awake once the Worker answers", () => {
    const { sent, said, joined, hears, tell } = aLeader();
    for (const tab of ["second", "third"]) joined(tab);
    said.length = 0;

    for (const from of ["second", "third"]) hears({ type: "ping", from, to: "me" });

    expect(sent.filter(({ type }) => type === "ping")).to.have.length(1);
    expect(said).to.deep.equal([]);
    tell("pong");
    expect(said).to.deep.equal([
      { type: "pong", to: "second" },
      { type: "pong", to: "third" },
    ]);
  });

  it("closes what a tab had open that ends without a word, but not what is open here", async () => {
    const { sent, gone, joined, command } = aLeader();
    joined("second");
    command("second", { type: "thread.open", id: "1", conversation: "1:mine" });
    command("second", { type: "thread.open", id: "2", conversation: "1:theirs" });
    const before = sent.length;

    gone.get("second")!();
    await Promise.resolve();

    expect(sent.slice(before).map(({ type, conversation }) => [type, conversation])).to.deep.equal([
      ["thread.close", "1:theirs"],
    ]);
  });

  it("leaves those alone who show offers where its own socket does not, and who want more than it holds", () => {
    const quiet = aLeader({ showsOffers: false });
    quiet.hears({ type: "join", from: "second", pass: "pass", offers: true });
    expect(quiet.said).to.deep.equal([{ type: "alone", to: "second" }]);

    const { sent, said, joined, command, answers } = aLeader();
    joined("second");
    command("second", { type: "list.open", id: "1", view: "inbox", length: 50 });
    expect(sent.at(-1)).to.deep.include({ type: "list.open", tab: 1 });
    answers(sent.at(-1)!, { ok: false, refusal: { code: "unavailable" } });
    expect(said.at(-1)).to.deep.equal({ type: "alone", to: "second" });
  });

  it("says so when its socket is gone, and knows nobody then", () => {
    const { leader, said, joined, command } = aLeader();
    joined("second");

    leader.closed();
    command("second", { type: "templates.list", id: "1" });

    expect(said.slice(-2)).to.deep.equal([{ type: "down" }, { type: "alone", to: "second" }]);
  });
});
