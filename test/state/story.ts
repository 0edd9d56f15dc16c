/** Plays a desk's life, so that its objects hold whatever objects can hold. */
import { createHmac } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import type { DeskClient } from "../../demo/local/desk-client.ts";
import type { LocalRun } from "../../demo/local/local-run.ts";
import { readThread } from "../../demo/local/read-thread.ts";
import { pause, until } from "../../demo/local/wait.ts";
import { SIMULATOR_APP_ID, SIMULATOR_APP_SECRET } from "../../demo/simulator/identities.ts";
import type { Customer } from "../../demo/simulator/people/customer.ts";
import type { Page } from "../../demo/simulator/people/page.ts";
import { ATTACHABLE } from "../../demo/simulator/people/attachable.ts";
import type { Entry, SendState, Waiting } from "../../worker/protocol/message/entry.ts";
import { databasesIn } from "./directory.ts";
import { conversationOf, PEOPLE, psidOf, type PersonName } from "./people.ts";
import { agentAt } from "./reading.ts";

const SOON_MS = 60_000;
/** A message of unknown outcome waits a minute for its echo. */
const LATE_MS = 120_000;
/** What is younger in Meta's record may still come by webhook. */
const YOUNG_MS = 2.5 * 60_000;
const HOUR_MS = 60 * 60_000;
/** Pictures and the like weigh more than all rows together. */
const LIGHT = ATTACHABLE.filter((name) => !["photo", "video", "reel", "ig_reel", "pdf"].includes(name));
/** A Page that nobody connected. */
const STRANGE_PAGE_ID = "10150099";

export class Story {
  readonly #run: LocalRun;
  readonly #stateDir: string;
  kim!: DeskClient;
  robin!: DeskClient;

  constructor(run: LocalRun, stateDir: string) {
    this.#run = run;
    this.#stateDir = stateDir;
  }

  get #page(): Page {
    return this.#run.simulator.page();
  }

  /** All that goes on at rest. */
  async play(): Promise<void> {
    const people = Object.entries(PEOPLE) as [PersonName, string][];
    this.#run.simulator.addCustomers(
      people.map(([name, firstName]) => ({ psid: psidOf(name), firstName, lastName: "Okoro" })),
    );
    await this.connect();
    await this.robin.ask("desk.configure", { settings: { showsSeen: false } });
    const lostAt = await this.#lose();
    await this.#kinds();
    await this.#talk();
    await this.#files();
    await this.#owners();
    await this.#past();
    await this.#thread();
    await this.#outcomes();
    await this.#pageEvents();
    await this.#afterARestart(lostAt);
  }

  async connect(): Promise<void> {
    this.kim = await agentAt(this.#run.url, "kim");
    this.robin = await agentAt(this.#run.url, "robin");
  }

  // What customers do

  async #kinds(): Promise<void> {
    const customer = this.#customer("kinds");
    const psid = psidOf("kinds");
    customer.followLink("flyer7");
    for (const name of LIGHT) customer.attach([name]);
    customer.followAd({ text: "Is this on sale?" });
    customer.askAboutProduct("Is it waterproof?", "TENT-2P");
    customer.optInByPlugin("cart-118");
    customer.changeNotifications(customer.optInToNotifications(), "stop");
    customer.linkAccount();
    customer.order();
    customer.call();
    this.#page.otherAppReply(psid, {
      text: "Which size?",
      quick_replies: [{ content_type: "text", title: "Two persons", payload: "SIZE_2" }],
    });
    customer.tapQuickReply("Two persons");
    this.#page.label(psid, "VIP");
    this.#page.adminText(psid, "Meta AI handed this chat over to you.");
    this.#page.unknown(psid, "moon_phase");
    this.#page.staffReply(psid, "Staff here");
    await this.#settled();
    // Larger than a row: kept in pieces.
    await this.#post(psid, { hologram_feed: { text: "☾".repeat(700_000) } });
    await this.#until("kinds", (entries) => entries.length > LIGHT.length + 12);
  }

  /** Answers when Meta lost a message on the way, in ms. */
  async #lose(): Promise<number> {
    const customer = this.#customer("recovered");
    customer.text("Before");
    await this.#settled();
    this.#run.simulator.faults.order({ kind: "lose", psid: psidOf("recovered") });
    // Meta's record tells times in whole seconds.
    await pause(2_000);
    return customer.text("Lost on the way").at;
  }

  async #talk(): Promise<void> {
    const customer = this.#customer("talk");
    const first = customer.text("Where is my tent?");
    const second = customer.text("I ordered it on Monday. \u202bمرحبا\u202c 👩‍👧");
    await this.#settled();
    const [answer] = await this.#send("talk", "Let me look.");
    const parts = await this.#send("talk", "It left on Tuesday. ".repeat(150));
    await this.#sent("talk", answer, ...parts);
    customer.edit(first.mid, "Where are my tents?");
    customer.edit(first.mid, "Where are my two tents?");
    Object.assign(this.#run.simulator.rules, { unsent: "is_deleted" });
    customer.unsend(second.mid);
    const { mid } = await this.#entry("talk", answer);
    customer.react(mid ?? "", "❤");
    customer.rate(mid ?? "", true);
    customer.send({ text: "This one?", reply_to: { mid: mid ?? "" } });
    customer.read();
    await this.#settled();
    await this.kim.ask("conversation.close", { conversation: conversationOf("talk") });
    customer.text("One more question");
    await this.#settled();
    const more = await this.#send("talk", "Yes?");
    await this.#sent("talk", ...more);
  }

  async #files(): Promise<void> {
    const customer = this.#customer("media");
    customer.attach(["sticker", "picture"], { text: "Look" });
    customer.attach(["picture"], {}, { fault: { kind: "media-status", status: 410 } });
    customer.attach(["picture"], {}, { unlinked: true });
    await this.#settled();
    await this.#until("media", (entries) => mediaStates(entries).join() === "ready,ready,failed,failed");
    customer.attach(["picture"], {}, { fault: { kind: "media-hang" } });
    await this.#settled();
  }

  // What agents decide

  async #owners(): Promise<void> {
    const names = ["closed", "reopened", "sams", "released", "noted", "noted2", "noted3", "noted4"] as const;
    for (const name of names) this.#customer(name).text(`Hello from ${PEOPLE[name]}`);
    await this.#settled();
    const on = (name: PersonName) => ({ conversation: conversationOf(name) });
    for (const name of ["closed", "reopened", "released"] as const)
      await this.kim.ask("conversation.take", on(name));
    await this.kim.ask("conversation.close", on("closed"));
    await this.kim.ask("conversation.close", on("reopened"));
    await this.kim.ask("conversation.reopen", on("reopened"));
    await this.kim.ask("conversation.release", on("released"));
    const sam = await agentAt(this.#run.url, "sam");
    await sam.ask("conversation.take", on("sams"));
    await sam.ask("presence.set", { presence: "away" });
    sam.close();
  }

  // Meta's side

  async #past(): Promise<void> {
    const psid = psidOf("imported");
    const customer = this.#customer("imported");
    customer.text("Hello again");
    await this.#settled();
    const longAgo = Date.now() - 30 * 24 * HOUR_MS;
    const written = Array.from({ length: 40 }, (_, index) => ({
      from: index % 3 === 0 ? ("page" as const) : ("customer" as const),
      at: longAgo + index * 60_000,
      text: `Long ago, ${String(index + 1)}`,
    }));
    this.#page.addHistory(psid, written);
    await this.kim.ask("thread.import", { conversation: conversationOf("imported") });
  }

  async #thread(): Promise<void> {
    for (const name of ["held", "blocked", "unreachable"] as const)
      this.#customer(name).text("Is anybody there?");
    this.#run.simulator.faults.order({
      kind: "error",
      code: 1,
      count: null,
      method: "GET",
      path: `/${psidOf("nameless")}`,
    });
    this.#customer("nameless").text("Who am I?");
    await this.#settled();
    this.#page.setRouting(SIMULATOR_APP_ID);
    this.#page.takeControl(psidOf("held"));
    await this.#settled();
    this.#customer("held").text("While somebody else holds it");
    this.#page.staffReply(psidOf("held"), "We are on it.");
    await this.#settled();
    this.#page.setRouting(null);
    const reason = "Insulted us";
    await this.robin.ask("customer.moderate", {
      conversation: conversationOf("blocked"),
      action: "block",
      reason,
    });
    this.#customer("unreachable").block();
    const sent = await this.#send("unreachable", "Are you there?");
    await this.#until("unreachable", hasState(sent, "failed"));
  }

  // What becomes of messages

  async #outcomes(): Promise<void> {
    for (const name of ["failed", "withdrawn", "unknown", "arrived", "again"] as const)
      this.#customer(name).text("A question");
    await this.#settled();
    await this.#withdrawn();
    await Promise.all([this.#failed(), this.#unknown()]);
  }

  async #failed(): Promise<void> {
    const psid = psidOf("failed");
    const order = (code: number, subcode?: number) =>
      this.#run.simulator.faults.order({
        kind: "error",
        code,
        ...(subcode === undefined ? {} : { subcode }),
        psid,
        path: "/messages",
      });
    order(100, 2018001);
    const first = await this.#send("failed", "Refused once");
    await this.#until("failed", hasState(first, "failed"));
    const { rev } = await this.#open("failed");
    const conversation = conversationOf("failed");
    const { entries } = await this.kim.ask("message.retry", {
      conversation,
      entry: idOf(first[0]),
      seenRev: rev,
    });
    // The one that failed comes along.
    await this.#until("failed", hasState(entries.slice(-1), "sent"));
    order(100, 2018001);
    const parts = await this.#send("failed", "Refused in parts. ".repeat(250));
    await this.#until("failed", hasState(parts, "failed"));
    order(10, 2018278);
    const late = await this.#send("failed", "Too late for Meta");
    await this.#until("failed", hasState(late, "failed"));
  }

  async #withdrawn(): Promise<void> {
    await this.robin.ask("desk.configure", { settings: { undoSeconds: 10 } });
    const [held] = await this.#send("withdrawn", "Not this one");
    const conversation = conversationOf("withdrawn");
    await this.kim.ask("message.withdraw", { conversation, entry: idOf(held) });
    await this.robin.ask("desk.configure", { settings: { undoSeconds: 0 } });
    await this.#send("withdrawn", "This one");
  }

  async #unknown(): Promise<void> {
    const names = ["unknown", "arrived", "again"] as const;
    const sent = new Map<PersonName, Entry[]>();
    for (const name of names) {
      this.#run.simulator.faults.order({ kind: "drop", psid: psidOf(name), path: "/messages" });
      sent.set(name, await this.#send(name, "Did this arrive?"));
    }
    for (const name of names) await this.#until(name, hasState(sent.get(name) ?? [], "unknown"), LATE_MS);
    for (const [name, as] of [
      ["arrived", "arrived"],
      ["again", "again"],
    ] as const) {
      const { rev } = await this.#open(name);
      const entry = idOf(sent.get(name)?.[0]);
      await this.kim.ask("message.settle", { conversation: conversationOf(name), entry, as, seenRev: rev });
    }
  }

  async #pageEvents(): Promise<void> {
    this.#page.warn("Too many complaints");
    this.#page.tellRoles({ [SIMULATOR_APP_ID]: ["primary_receiver"] });
    this.#customer("talk").optInByCheckbox("cart-118", "ref-1");
    await this.#settled();
    await this.#post(psidOf("talk"), { message: { mid: "m_strange", text: "Wrong Page" } }, STRANGE_PAGE_ID);
  }

  /** What Meta lost is looked for when the Worker subscribes anew, and an object's tables are at hand meanwhile. */
  async #afterARestart(lostAt: number): Promise<void> {
    this.#customer("poisoned").text("Before");
    await this.#settled();
    await this.#end();
    const trigger =
      "CREATE TRIGGER poison BEFORE INSERT ON entry WHEN NEW.text = 'Poison' BEGIN SELECT RAISE(ABORT, 'poison'); END";
    await this.#inConversation("poisoned", trigger);
    // As after a deployment.
    await this.#inside("Page", "page", "UPDATE page SET subscribed_version = 'another'");
    await pause(lostAt + YOUNG_MS - Date.now());
    await this.#run.restartWorker();
    await this.connect();
    await this.#until("recovered", (entries) => entries.some(({ fetched }) => fetched === "recovered"));
    this.#customer("poisoned").text("Poison");
    this.#customer("poisoned").text("After");
    await this.#until("poisoned", (entries) => entries.length >= 2);
    await this.#settled();
    await this.#end();
    await this.#inConversation("poisoned", "DROP TRIGGER poison");
    await this.#run.restartWorker();
    await this.connect();
  }

  /**
   * The last seconds, in which messages are in every state between the box and Meta. Ends in the middle of them.
   * `hold` keeps Meta's answer to a message until it is called.
   */
  async end(answers: HeldAnswers): Promise<void> {
    const names = ["sending", "paused", "slow", "retry", "undo"] as const;
    for (const name of names) this.#customer(name).text("A question");
    await this.#settled();
    for (const name of names) await this.#open(name);
    const { faults } = this.#run.simulator;

    faults.order({ kind: "hang", psid: psidOf("sending"), path: "/messages" });
    const first = await this.#send("sending", "On its way");
    await this.#send("sending", "Behind it");
    await this.#until("sending", hasState(first, "sending"));
    answers.hold(psidOf("paused"));
    const paused = await this.#send("paused", "Into a pause");
    await this.#until("paused", hasState(paused, "sending"));

    faults.order({ kind: "error", code: 100, subcode: 2018294, psid: psidOf("retry"), path: "/messages" });
    const retried = await this.#send("retry", "Once more");
    await this.#until("retry", isWaiting(retried, "retry"));
    faults.order({ kind: "error", code: 613, psid: psidOf("slow"), path: "/messages" });
    const slow = await this.#send("slow", "Slowly");
    await this.#until("slow", isWaiting(slow, "page_slow"));
    answers.release({ code: 190, error_subcode: 463, message: "Session has expired" });
    await this.#until("paused", isWaiting(paused, "page_paused"));
    await this.robin.ask("desk.configure", { settings: { undoSeconds: 10 } });
    await this.#send("undo", "Not yet");

    // The first answer says that the desk decided; its lines are on their way.
    const notes = (["noted", "noted2", "noted3", "noted4"] as const).map((name) =>
      this.kim.ask("conversation.take", { conversation: conversationOf(name) }),
    );
    await Promise.race(notes);
    const gone = Promise.allSettled(notes);
    await this.#run.worker.kill();
    await gone;
  }

  // How

  #customer(name: PersonName): Customer {
    return this.#run.simulator.customer(psidOf(name));
  }

  /** Until Meta has nothing more to tell. */
  async #settled(): Promise<void> {
    await this.#run.simulator.flush(SOON_MS);
  }

  async #end(): Promise<void> {
    this.kim.close();
    this.robin.close();
    await this.#run.worker.stop();
  }

  async #open(name: PersonName) {
    const conversation = conversationOf(name);
    const opened = await this.kim.ask("thread.open", { conversation });
    await this.kim.ask("thread.close", { conversation });
    return opened;
  }

  async #send(name: PersonName, text: string): Promise<Entry[]> {
    const { rev } = await this.#open(name);
    const { entries } = await this.kim.ask("message.send", {
      conversation: conversationOf(name),
      seenRev: rev,
      text,
    });
    return entries;
  }

  async #sent(name: PersonName, ...sent: (Entry | undefined)[]): Promise<void> {
    await this.#until(name, hasState(sent, "sent"));
  }

  async #entry(name: PersonName, entry: Entry | undefined): Promise<Entry> {
    const found = (await this.#entries(name)).find(({ id }) => id === entry?.id);
    if (found === undefined) throw new Error(`an entry of ${name} is gone`);
    return found;
  }

  async #entries(name: PersonName): Promise<Entry[]> {
    return (await readThread(this.kim, conversationOf(name)))?.entries ?? [];
  }

  async #until(name: PersonName, is: (entries: Entry[]) => boolean, timeoutMs = SOON_MS): Promise<void> {
    let last: Entry[] = [];
    const what = () => `the conversation "${name}": ${JSON.stringify(last.slice(-4), null, 1)}`;
    await until(what, timeoutMs, async () => is((last = await this.#entries(name))));
  }

  /** A webhook of an item as Meta would sign it. */
  async #post(psid: string, item: object, page = this.#page.id): Promise<void> {
    const timestamp = Date.now();
    const messaging = [{ sender: { id: psid }, recipient: { id: page }, timestamp, ...item }];
    const body = JSON.stringify({ object: "page", entry: [{ id: page, time: timestamp, messaging }] });
    const signature = createHmac("sha256", SIMULATOR_APP_SECRET).update(body).digest("hex");
    const headers = { "Content-Type": "application/json", "X-Hub-Signature-256": `sha256=${signature}` };
    const { status } = await fetch(`${this.#run.url}/webhook`, { method: "POST", headers, body });
    if (status !== 200) throw new Error(`the webhook was answered ${String(status)}`);
  }

  async #inConversation(name: PersonName, statement: string): Promise<void> {
    const isHere = (database: DatabaseSync) =>
      database.prepare("SELECT conversation FROM thread").get()?.["conversation"] === conversationOf(name);
    await this.#inside("Conversation", "thread", statement, isHere);
  }

  /** Runs a statement in the objects of a class that have this table, while no Worker does. */
  async #inside(
    className: string,
    table: string,
    statement: string,
    isHere: (database: DatabaseSync) => boolean = () => true,
  ): Promise<void> {
    for (const path of await databasesIn(this.#stateDir, className)) {
      const database = new DatabaseSync(path);
      const has = database.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(table);
      if (has !== undefined && isHere(database)) database.exec(statement);
      database.close();
    }
  }
}

/** Meta's answer to the messages for one person, held back. */
export class HeldAnswers {
  #psid: string | null = null;
  readonly #error = Promise.withResolvers<object>();

  hold(psid: string): void {
    this.#psid = psid;
  }

  release(error: object): void {
    this.#error.resolve(error);
  }

  readonly handle = async (request: Request): Promise<Response | null> => {
    const isMessage = request.method === "POST" && new URL(request.url).pathname.endsWith("/messages");
    if (this.#psid === null || !isMessage) return null;
    if (!(await request.clone().text()).includes(this.#psid)) return null;
    return Response.json(
      { error: { type: "OAuthException", ...(await this.#error.promise) } },
      { status: 400 },
    );
  };
}

function idOf(entry: Entry | undefined): number {
  if (entry === undefined) throw new Error("nothing was sent");
  return entry.id;
}

function hasState(sent: readonly (Entry | undefined)[], state: SendState) {
  return (entries: Entry[]) =>
    sent.every((one) => entries.find(({ id }) => id === one?.id)?.delivery?.state === state);
}

function isWaiting(sent: readonly Entry[], reason: Waiting["reason"]) {
  return (entries: Entry[]) =>
    sent.every((one) => entries.find(({ id }) => id === one.id)?.delivery?.waiting?.reason === reason);
}

function mediaStates(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ content }) =>
    content.kind !== "text"
      ? []
      : (content.parts ?? []).flatMap((part) => ("media" in part ? [part.media.state] : [])),
  );
}
