import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { NOTICES_MAX } from "../../gadget/news/bell.ts";
import { KEPT_MS } from "../../gadget/memory/keep-written.ts";
import { LETTERS } from "../../gadget/state/preferences.ts";
import { TOKEN_TIMEOUT_MS } from "../../gadget/wire/pass.ts";
import { INSTANT_REPLY_MS, STILL_THERE_MS } from "../../worker/domain/answering.ts";
import { RATES } from "../../worker/domain/rate/rates.ts";
import { ONE_MORE_THING_MS } from "../../worker/domain/ownership.ts";
import { DEFAULT_FIELDS } from "../../worker/protocol/page/webhook-field-names.ts";
import { ADMIN_COMMANDS } from "../../worker/protocol/admin/commands.ts";
import { CHECKS } from "../../worker/protocol/admin/doctor.ts";
import { Command, COMMANDS } from "../../worker/protocol/commands.ts";
import { UNANSWERED_MAX } from "../../worker/protocol/thread/conversation.ts";
import { COUNT_MAX } from "../../worker/protocol/frames.ts";
import { may, RIGHTS, ROLES } from "../../worker/protocol/rights.ts";
import * as limits from "../../worker/protocol/limits.ts";
import * as sent from "../../worker/protocol/outgoing/limits.ts";
import * as profile from "../../worker/protocol/profile/limits.ts";
import { CLOSE } from "../../worker/protocol/refusals.ts";
import { REVIEWER_COMMANDS } from "../../worker/protocol/review/reviewer.ts";
import { FEATURES } from "../../worker/protocol/session/features.ts";
import { PASS_MS } from "../../worker/protocol/session/pass.ts";
import { MUTATIONS } from "../mutations/all.ts";

const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "demo/simulator/README.md",
  ...filesIn("docs", ".md"),
];

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

const read = (path: string): string => readFileSync(path, "utf8");

/** What the pattern's group holds, each once, in order of the alphabet. */
function allOf(text: string, pattern: RegExp): string[] {
  return [...new Set(allInOrder(text, pattern))].sort();
}

function allInOrder(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = ""]) => found);
}

/** The same, of a source in which there must be some: or the pattern has grown old. */
function someOf(path: string, begin: string, pattern: RegExp): string[] {
  const all = allOf(declared(path, begin), pattern);
  if (all.length === 0) throw new Error(`${path} has nothing of the kind in "${begin}"`);
  return all;
}

/** From a heading to the next one of its rank or above. */
function chapter(page: string, heading: string): string {
  const [, rank = "", rest] = new RegExp(`^(#+) ${heading}\n([\\s\\S]*)`, "m").exec(read(page)) ?? [];
  if (rest === undefined) throw new Error(`${page} has no chapter "${heading}"`);
  return rest.split(new RegExp(`^#{1,${String(rank.length)}} `, "m"))[0] ?? "";
}

/** The code in the first column of a chapter's tables; a name that begins with a dot goes on from the one before. */
function named(page: string, heading: string): string[] {
  const rows = chapter(page, heading).replaceAll(/^\|.*\n\|[ |-]*$/gm, "");
  const cells = allInOrder(rows, /^\| ([^|]+?) +\|/gm);
  const names = cells.flatMap((cell) => {
    const [first = "", ...more] = allInOrder(cell, /`([^`]+)`/g);
    const begin = first.split(".")[0] ?? "";
    return first === "" ? [] : [first, ...more.map((name) => (name.startsWith(".") ? begin + name : name))];
  });
  return names.sort();
}

/** The declaration of that name, to the line that ends it. */
function declared(path: string, begin: string): string {
  const text = read(path);
  const at = text.indexOf(begin);
  if (at === -1) throw new Error(`${path} has no "${begin}"`);
  return /^[\s\S]+?(?=\n(?:\/\*\*|export|const|function|type)|$(?![\s\S]))/.exec(text.slice(at))?.[0] ?? "";
}

const GADGET = "gadget/host/fb-chat-gadget.ts";
const SETTINGS = someOf("worker/env.ts", "export type Env", /^ {2}([A-Z]+_[A-Z_]+)\?: string/gm);

describe("the map of the folders", () => {
  const map = chapter("docs/architecture.md", "Where things are");

  it.each([
    ...["worker", "worker/protocol", "worker/domain", "worker/objects", "worker/objects/conversation"],
    ...["worker/objects/desk", "worker/objects/page", "gadget", "demo"],
  ])("names each in %s", (room) => {
    const folders = readdirSync(room, { withFileTypes: true }).filter((it) => it.isDirectory());
    const missing = folders.filter(({ name }) => !new RegExp(`\\b${name}/`).test(map));

    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe("docs/embedding.md", () => {
  it("has every attribute and property of the element", () => {
    const block =
      declared(GADGET, "static override get properties()").split("static override styles")[0] ?? "";
    const properties = allOf(block, /^ {6}([a-z]\w*): \{/gm).filter((name) => name !== "platform");
    const rows = allOf(
      chapter("docs/embedding.md", "Attributes and properties"),
      /^\| [^|]*\| `(\w+)` +\|/gm,
    );

    expect(rows).toEqual(properties);
    const attributes = allOf(block, /attribute: "([a-z-]+)"/g);
    expect(named("docs/embedding.md", "Attributes and properties")).toEqual(
      expect.arrayContaining(attributes),
    );
  });

  it("has every event, and what each tells", () => {
    const events = filesIn("gadget/host/events", ".ts").filter((path) => !path.endsWith("index.ts"));
    const name = (path: string): string => allOf(read(path), /"([^"]+)": FbChat\w+Event;/g)[0] ?? "";
    expect(named("docs/embedding.md", "Events")).toEqual(events.map(name).sort());
    expect(allOf(read(GADGET), /@fires \{\w+\} (\S+)/g)).toEqual(events.map(name).sort());

    const table = chapter("docs/embedding.md", "Events");
    for (const path of events.filter((it) => !it.endsWith("unread.ts"))) {
      const detail = /(?:detail: |Detail = )\{([^}]+)\}/.exec(read(path))?.[1] ?? "";
      const row = table.split("\n").find((line) => line.includes(`\`${name(path)}\``)) ?? "";
      for (const field of allOf(detail, /(\w+): /g))
        expect(row, name(path)).toMatch(new RegExp(`\\b${field}\\b`));
    }
  });

  it("has every status of the connection", () => {
    const statuses = someOf("gadget/state/state.ts", "export type ConnectionStatus", /"([a-z-]+)"/g);
    const row = /fb-chat-connection`.*/.exec(chapter("docs/embedding.md", "Events"))?.[0] ?? "";
    expect(allOf(row, /`([a-z-]+)`/g).filter((word) => word !== "status")).toEqual(statuses);
  });

  it("has every slot, part and custom property", () => {
    const heading = "Slots, parts, custom properties";
    const source = read(GADGET);
    const properties = allOf(source, /@cssprop \[?(--fb-chat-[a-z-]+)/g);
    expect(named("docs/embedding.md", heading)).toEqual(
      [...allOf(source, /@slot ([a-z-]+)/g), ...properties].sort(),
    );
    const line = /^Parts:.*/m.exec(chapter("docs/embedding.md", heading))?.[0] ?? "";
    expect(allOf(line, /`([a-z-]+)`/g)).toEqual(allOf(source, /@csspart ([a-z-]+)/g));
    expect(allOf(read("gadget/shell/tokens.styles.ts"), /(--fb-chat-[a-z-]+)/g)).toEqual(properties);
  });

  it("has every name under which something is kept in the browser", () => {
    const names = filesIn("gadget", ".ts").flatMap((path) =>
      allOf(read(path), /(?:const (?!\w*LOCK)[A-Z_]+ =|prefix:) "(fb-chat[a-z -]*)"/g),
    );
    // The first of them ends with the space that parts it from the others.
    const told = named("docs/embedding.md", "What it keeps in the browser").map((name) => name.trim());
    expect(told).toEqual(names.map((name) => name.trim()).sort());
  });
});

describe("the keys", () => {
  const letters = Object.values(LETTERS).toSorted();

  it("are those of the gadget in docs/agents.md", () => {
    expect(allOf(chapter("docs/agents.md", "Keys"), /^\| `(.)` {2,}\|/gm).toSorted()).toEqual(letters);
  });

  it("are those of the gadget where docs/embedding.md says what a page can have for itself", () => {
    const [left = ""] = allOf(read("docs/embedding.md"), /^\| `no-shortcuts`.* leaves (.+) and Escape/gm);
    expect(
      left
        .split(", ")
        .filter((key) => key.length === 1)
        .toSorted(),
    ).toEqual(letters);
  });
});

describe("docs/operating.md and the README", () => {
  it("have every webhook field to choose, and every permission to ask for", () => {
    const steps = chapter("docs/operating.md", "One Page by its secrets");
    const [, fields = ""] = /then choose the fields ([^.]+)\./.exec(steps) ?? [];
    expect(allInOrder(fields, /`([a-z_]+)`/g)).toEqual([...DEFAULT_FIELDS]);
    const permissions = (begin: string): string[] =>
      someOf("worker/domain/set-up.ts", begin, /"(pages_\w+)"/g);
    const publicly = chapter("README.md", "For the public");
    for (const name of permissions("const NEEDED_PERMISSIONS")) expect(publicly).toContain(`\`${name}\``);
    for (const name of permissions("const WANTED_PERMISSIONS"))
      expect(publicly).toMatch(new RegExp(`\\| \`${name}\` +\\|`));
  });

  it("have every setting of the Worker", () => {
    const table = named("README.md", "Deploy");
    expect([...new Set(table)]).toEqual(SETTINGS);
    for (const page of PAGES)
      for (const name of allOf(read(page), /\b((?:FACEBOOK|AGENT)_[A-Z_]+[A-Z])\b/g))
        expect(SETTINGS, page).toContain(name);
  });

  it("have every problem that /health tells", () => {
    const tables = [
      chapter("docs/operating.md", "Is everything well\\?"),
      chapter("docs/operating.md", "On call, by symptom"),
    ];
    const sources = [
      "worker/config.ts",
      "worker/domain/set-up.ts",
      "worker/objects/page/health.ts",
      "worker/http/health.ts",
    ];
    for (const path of sources) {
      const types = read(path).matchAll(/problem: ("[a-z_]+"(?: \| "[a-z_]+")*)/g);
      for (const problem of [...types].flatMap(([, union = ""]) => allOf(union, /"([a-z_]+)"/g)))
        for (const table of tables) expect(table, path).toContain(`\`${problem}\``);
    }
  });

  it("have what to do about every failure of a message or a file, by symptom", () => {
    const table = chapter("docs/operating.md", "On call, by symptom");
    const codes = someOf("worker/protocol/message/failure.ts", "export type FailureCode", /"([a-z_]+)"/g);
    const files = someOf("worker/protocol/message/content.ts", "export type MediaFailure", /"([a-z_]+)"/g);
    for (const code of [...codes, ...files]) expect(table).toContain(`\`${code}\``);
    const events = named("docs/operating.md", "Log");
    for (const event of allOf(table, /`([a-z]+\.[a-z_]+)`/g).filter((it) => it !== "restore.start"))
      expect(events).toContain(event);
  });

  it("lead from a symptom to every check of the doctor", () => {
    const table = chapter("docs/operating.md", "On call, by symptom");
    for (const check of CHECKS) expect(table).toContain(`\`${check}\``);
  });

  it("have what to do where the set-up stops, or an archive is refused", () => {
    const table = chapter("docs/operating.md", "When a command or a link says no");
    const sources = ["run.ts", "cloudflare.ts", "worker.ts"].map((name) => read(`packaging/set-up/${name}`));
    const thrown =
      /new SetUpError\(\s*["`](?:\$\{\w+\} )?([^"`$.:\n]+)|(?:\)|deployed), "([^"(]+?)(?: \(|")/g;
    const said = sources
      .flatMap((source) =>
        [...source.matchAll(thrown)].map(([, sentence = "", otherwise = ""]) =>
          (sentence || otherwise).trim(),
        ),
      )
      .filter((words) => words.includes(" "));
    expect(said.length).toBeGreaterThan(9);
    expect(said.filter((words) => !table.includes(words))).toEqual([]);
    for (const code of allOf(read("worker/http/export.ts"), /HttpError\(\d+, "(\w+)"/g))
      expect(table).toContain(`\`${code}\``);
  });

  it("have every reason for which an object is not put back", () => {
    const reasons = someOf("worker/domain/restoring.ts", "export type LeftAsIs", /"([a-z_]+)"/g);
    expect(named("docs/operating.md", "Recovering")).toEqual(reasons);
  });

  it("have every event of the log, and none that is not written", () => {
    const events = someOf("worker/log.ts", "export type LogEvent", /event: ("[^;]+");/g);
    const names = events.flatMap((union) => allOf(union, /"([a-z_.]+)"/g)).sort();
    expect(named("docs/operating.md", "Log")).toEqual(names);
  });

  it("have every field of each event", () => {
    const rows = chapter("docs/operating.md", "Log").split("\n");
    const variants = declared("worker/log.ts", "export type LogEvent")
      .split(/^ {2}\| \{/m)
      .slice(1);
    expect(variants.length).toBeGreaterThan(30);
    for (const variant of variants)
      for (const name of allOf(/event: ([^;]+);/.exec(variant)?.[1] ?? "", /"([a-z_.]+)"/g)) {
        const row = rows.find((line) => (line.split(" | ")[0] ?? "").includes(`\`${name}\``));
        for (const field of allOf(variant, /\b([a-z]\w*)\??: /g).filter((it) => it !== "event"))
          expect(row, name).toContain(`\`${field}\``);
      }
  });

  it("have every command that the log tells of, and no other", () => {
    const told =
      /one line for each command that changed something: (.*?)\. None/.exec(
        chapter("docs/operating.md", "Log"),
      )?.[1] ?? "";
    const audited = [...COMMANDS, ...ADMIN_COMMANDS]
      .filter(({ audit }) => audit !== false)
      .map(({ name }) => name);
    expect(allOf(told, /`([^`]+)`/g).sort()).toEqual(audited.sort());
  });

  it("have every role, and what fields a key may have", () => {
    const tables = named("docs/operating.md", "Configuration");
    const fields = someOf("worker/domain/agent-keys.ts", "const AgentKeySchema", /^ {6}(\w+): v\./gm);
    expect(tables).toEqual([...fields, ...ROLES].sort());
  });
});

describe("docs/protocol.md", () => {
  it("has every command", () => {
    const commands = Command.options.map(({ entries }) => entries.type.literal);
    expect(named("docs/protocol.md", "Commands")).toEqual(commands.sort());
  });

  it("has every field of every command", () => {
    const lines = chapter("docs/protocol.md", "Commands").split("\n");
    for (const { entries } of Command.options) {
      const name = entries.type.literal;
      const short = name.slice(name.indexOf("."));
      const row = lines.find(
        (line) => line.startsWith("| `") && (line.includes(`\`${name}\``) || line.includes(`, \`${short}\``)),
      );
      for (const field of Object.keys(entries).filter((it) => it !== "type" && it !== "id"))
        expect(row, name).toMatch(new RegExp(`\`${field}\\??\``));
    }
  });

  it("has the right of every command, and what a lost socket means for it", () => {
    const rows = chapter("docs/protocol.md", "Commands").split("\n");
    for (const { name, right, afterLoss } of COMMANDS) {
      const short = name.slice(name.indexOf("."));
      const row = rows.find(
        (line) => line.startsWith("| `") && (line.includes(`\`${name}\``) || line.includes(`, \`${short}\``)),
      );
      expect(row, name).toMatch(new RegExp(`\\| \`${right}\` +\\| \`${afterLoss}\` +\\|$`));
    }
  });

  it("has every command about the deployment, its fields and its right, and every refusal", () => {
    const codes = allOf(read("worker/protocol/admin/refusals.ts"), /\{ code: "([a-z_]+)"/g);
    const commands = ADMIN_COMMANDS.map(({ name }) => name);
    expect(named("docs/protocol.md", "The deployment")).toEqual([...commands, ...codes].sort());
    const rows = chapter("docs/protocol.md", "The deployment").split("\n");
    for (const { name, right, fields } of ADMIN_COMMANDS) {
      const row = rows.find((line) => line.startsWith(`| \`${name}\``));
      expect(row, name).toMatch(new RegExp(`\\| \`${right}\` +\\|$`));
      for (const field of Object.keys(fields)) expect(row, name).toMatch(new RegExp(`\`${field}\\??\``));
    }
  });

  it("has every right, and whose it is", () => {
    const rows = chapter("docs/protocol.md", "Rights").split("\n");
    expect(named("docs/protocol.md", "Rights")).toEqual([...RIGHTS].sort());
    for (const right of RIGHTS) {
      const all = [...ROLES, "reviewer"] as const;
      const holders = all.filter((role) => may(role, right)).map((role) => `\`${role}\``);
      const told = holders.length === all.length ? "all" : holders.join(", ");
      expect(rows.find((line) => line.startsWith(`| \`${right}\``))).toContain(`| ${told} `);
    }
  });

  it("has every command that a reviewer may give", () => {
    const cells = chapter("docs/protocol.md", "Reviewer links").match(/^\| `.*$/gm) ?? [];
    const told = cells.flatMap((line) => allInOrder(line.split("|")[1] ?? "", /`([\w.]+)`/g));
    expect(told.sort()).toEqual([...REVIEWER_COMMANDS].sort());
  });

  it("has every feature that a welcome names", () => {
    expect(named("docs/protocol.md", "Features")).toEqual([...FEATURES].sort());
  });

  it("has every refusal", () => {
    const codes = allOf(read("worker/protocol/refusals.ts"), /\{ code: "([a-z_]+)"/g);
    expect(named("docs/protocol.md", "Replies")).toEqual(codes);
  });

  it("has every frame of the Worker", () => {
    const frames = declared("worker/protocol/frames.ts", "export type ServerFrame");
    const more = ["Welcome", "Reply", "EntriesFrame"].map((name) => name.toLowerCase().replace("frame", ""));
    expect(named("docs/protocol.md", "Frames from the Worker")).toEqual(
      [...allOf(frames, /type: "([a-z.]+)"/g), ...more].sort(),
    );
  });

  it("has every close code of its own", () => {
    const codes = allOf(chapter("docs/protocol.md", "Close codes"), /\b(4\d{3})\b/g);
    expect(codes.map(Number)).toEqual(Object.values(CLOSE).sort());
  });

  it.each([
    ["SendState", "worker/protocol/message/entry.ts"],
    ["Waiting", "worker/protocol/message/entry.ts"],
    ["FailureCode", "worker/protocol/message/failure.ts"],
    ["FailureReason", "worker/protocol/message/failure.ts"],
    ["FailureHelp", "worker/protocol/message/failure.ts"],
    ["FaultReason", "worker/protocol/outgoing/faults.ts"],
    ["ProfileFaultReason", "worker/protocol/profile/faults.ts"],
    ["MediaFailure", "worker/protocol/message/content.ts"],
    ["Attachment<M = Media>", "worker/protocol/message/content.ts"],
    ["MessengerEvent", "worker/protocol/message/content.ts"],
    ["DeskLine", "worker/protocol/message/content.ts"],
    ["Why", "worker/protocol/message/content.ts"],
    ["ActLine", "worker/protocol/message/content.ts"],
  ])("has every value of %s", (type, path) => {
    const told = read("docs/protocol.md");
    for (const value of someOf(path, `export type ${type}`, /"([a-z_]+)"/g))
      expect(told).toContain(`\`${value}\``);
  });

  it.each([
    ["Entry", "worker/protocol/message/entry.ts", "Entries"],
    ["Delivery", "worker/protocol/message/entry.ts", "Entries"],
    ["Thread", "worker/protocol/thread/conversation.ts", "Thread and summary"],
    ["Summary", "worker/protocol/thread/conversation.ts", "Thread and summary"],
    ["Welcome", "worker/protocol/frames.ts", "Frames from the Worker"],
    ["PageState", "worker/protocol/frames.ts", "Frames from the Worker"],
    ["DeskSettings", "worker/protocol/desk/settings.ts", "Commands"],
  ])("has every field of %s", (type, path, heading) => {
    const begin = type === "DeskSettings" ? "export const DeskSettings =" : `export type ${type} =`;
    const told = chapter("docs/protocol.md", heading);
    for (const field of someOf(path, begin, /^ {2}(\w+)\??: /gm).filter((it) => it !== "type"))
      expect(told).toMatch(new RegExp(`[\`{ ]${field}\\??[\`,} ]`));
  });

  it("has the limits as they are", () => {
    const { COMMANDS_PER_SECOND, COMMANDS_BURST, REFUSED_FRAMES_MAX, OPEN_THREADS_MAX } = limits;
    const { SOCKETS_PER_AGENT_MAX, PASSES_BURST, MESSAGE_UNITS_MAX, LIST_WINDOW_MAX } = limits;
    const { MODERATION_REASON_UNITS_MAX, HISTORY_PAGE_MAX, WRITTEN_HERE_MAX, NEWS_MISSED_MAX } = limits;
    const told = read("docs/protocol.md");
    for (const sentence of [
      `at most ${String(limits.FRAME_BYTES_MAX / 1024)} KiB from the gadget`,
      `send \`ping\` every ${seconds(limits.PING_INTERVAL_MS)}`,
      `no \`ping\` for ${seconds(limits.SILENT_SOCKET_MS)}`,
      `good for one socket, for ${seconds(PASS_MS)}`,
      `${String(COMMANDS_PER_SECOND)} commands a second, ${String(COMMANDS_BURST)} at once`,
      `${String(REFUSED_FRAMES_MAX)} commands more than allowed`,
      `At most ${String(OPEN_THREADS_MAX)} open threads; ${String(SOCKETS_PER_AGENT_MAX)} sockets per agent`,
      `more than ${String(PASSES_BURST)} at once for one agent`,
      `≤ ${MESSAGE_UNITS_MAX.toLocaleString("en")} UTF-16 units`,
      `\`length\` 1–${String(LIST_WINDOW_MAX)}`,
      `\`limit\` 1–${String(HISTORY_PAGE_MAX)}`,
      `\`name\` (≤ ${String(limits.TEMPLATE_NAME_UNITS_MAX)}), \`scope\``,
      `At most ${String(limits.TEMPLATES_OF_DESK_MAX)} of a desk, ${String(limits.TEMPLATES_OF_AGENT_MAX)} of an agent, ${String(limits.TEMPLATE_BYTES_MAX / 1024)} KiB each`,
      `\`reason\` (≤ ${String(MODERATION_REASON_UNITS_MAX)})`,
      `the last commands (at most ${String(WRITTEN_HERE_MAX)})`,
      `the newest ${String(NEWS_MISSED_MAX)} of the last ${String(limits.NEWS_MS / 3_600_000)} hours`,
      `lapses after ${seconds(limits.TYPING_MS)}`,
      `at most every ${seconds(limits.TYPING_SIGNAL_MS)}`,
      `\`undoSeconds\` 0–${String(limits.UNDO_SECONDS_MAX)}`,
      `\`nudgeMinutes\` 0–${String(limits.NUDGE_MINUTES_MAX)}`,
      `\`closings\`: each \`{summary, end: {kind, at}}\`, at most ${String(limits.NUDGES_MAX)}`,
      `\`peopleApps\` (≤ ${String(limits.PEOPLE_APPS_MAX)} ids of apps)`,
      `counted to ${String(UNANSWERED_MAX)}`,
      `they stop at ${COUNT_MAX.toLocaleString("en")}`,
    ])
      expect(told).toContain(sentence);
  });
});

describe("the threat model in SECURITY.md", () => {
  it("names tests that are there, and for everybody some", () => {
    const rows = allInOrder(chapter("SECURITY.md", "Threat model"), /^\| (?!Who +\||-)(.*) \|$/gm);
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const row of rows) {
      const tests = allInOrder(row.split("|").at(-1) ?? "", /`([^`]+)`/g);
      expect(tests.length, row).toBeGreaterThan(0);
      expect(tests.filter((path) => !path.endsWith(".test.ts") || !existsSync(path))).toEqual([]);
    }
  });
});

describe("the rates in docs/operating.md", () => {
  it("are as the table has them", () => {
    const rows = allInOrder(chapter("docs/operating.md", "Security"), /^(\| `\w+` .*)$/gm).map((row) =>
      row
        .split("|")
        .slice(1, 6)
        .map((cell) => cell.trim()),
    );
    const rates = Object.entries(RATES).map(([name, { of, at, burst, perSecond }]) => [
      ...[`\`${name}\``, of, at, String(burst), String(perSecond)],
    ]);
    expect(rows).toEqual(rates);
  });
});

describe("the limits in the README", () => {
  it("are as they are", () => {
    const told = chapter("README.md", "Limits");
    for (const sentence of [
      `${limits.MESSAGE_UNITS_MAX.toLocaleString("en")} UTF-16 units`,
      `at most ${limits.SEND_TEXT_UNITS_MAX.toLocaleString("en")}`,
      `leaves by itself for ${String(limits.STALE_SEND_MS / 60_000)} minutes`,
      `${String(limits.SOCKETS_PER_AGENT_MAX)}; threads open per socket ${String(limits.OPEN_THREADS_MAX)}`,
      `commands ${String(limits.COMMANDS_PER_SECOND)} a second`,
      `${String(limits.MEDIA_BYTES_MAX / 1024 / 1024)} MB; only files`,
      `pictures that agents send ${String(sent.IMAGE_BYTES_MAX / 1024 / 1024)} MB`,
    ])
      expect(told).toContain(sentence);
  });
});

describe("the numbers of the rules", () => {
  it("are as they are", () => {
    const minutes = (ms: number): string => `${String(ms / 60_000)} minutes`;
    for (const [page, sentence] of [
      ["docs/messenger.md", `what comes within ${String(INSTANT_REPLY_MS / 1000)} seconds`],
      ["docs/messenger.md", `unless a person wrote in the ${minutes(STILL_THERE_MS)} before`],
      ["docs/messenger.md", `larger than ${String(limits.MEDIA_BYTES_MAX / 1024 / 1024)} MB`],
      ["docs/protocol.md", `within ${minutes(ONE_MORE_THING_MS)} for the one who had it`],
      ["docs/architecture.md", `adds within ${minutes(ONE_MORE_THING_MS)} after it was closed`],
      ["docs/architecture.md", `waited more than ${minutes(limits.STALE_SEND_MS)}`],
      ["docs/architecture.md", `first byte beyond ${String(limits.MEDIA_BYTES_MAX / 1024 / 1024)} MB`],
      ["docs/embedding.md", `more than ${String(NOTICES_MAX)} customers`.replace("3", "three")],
      ["docs/embedding.md", `takes more than ${String(TOKEN_TIMEOUT_MS / 1000)} seconds`],
      ["docs/embedding.md", `older than ${String(KEPT_MS / 3_600_000)} hours`],
      ["docs/operating.md", `waited less than ${minutes(limits.STALE_SEND_MS)}`],
    ] as const)
      expect(read(page)).toContain(sentence);
  });
});

const seconds = (ms: number): string => `${String(ms / 1000)} s`;

describe("docs/messenger.md", () => {
  it("has what can be sent and what a Page shows, with the limits as they are", () => {
    const table = chapter("docs/messenger.md", "What can be sent");
    const row = (name: string): string => table.split("\n").find((it) => it.startsWith(`| ${name}`)) ?? "";
    const said: [row: string, words: string][] = [
      ["text", `above ${limits.SEND_TEXT_UNITS_MAX.toLocaleString("en")} it leaves`],
      ["quick replies", `1–${sent.QUICK_REPLIES_MAX}; title ${sent.QUICK_REPLY_TITLE_UNITS_MAX}`],
      ["quick replies", `payload ${sent.PAYLOAD_UNITS_MAX.toLocaleString("en")}`],
      ["`button`", `text ${sent.BUTTON_TEXT_UNITS_MAX}; 1–${sent.BUTTONS_MAX} buttons`],
      ["`generic`", `1–${sent.CARDS_MAX} cards: title ${sent.CARD_TITLE_UNITS_MAX} `],
      ["`generic`", `subtitle ${sent.CARD_SUBTITLE_UNITS_MAX}`],
      ["`image_grid`", `${sent.GRID_IMAGES_MIN}–${sent.GRID_IMAGES_MAX} pictures`],
      ["`image_grid`", `title ${sent.GRID_TITLE_UNITS_MAX}, subtitle ${sent.GRID_SUBTITLE_UNITS_MAX}`],
      ["`receipt`", `up to ${sent.RECEIPT_ELEMENTS_MAX} lines`],
      ["`coupon`", `title ${sent.COUPON_TITLE_UNITS_MAX}, subtitle ${sent.COUPON_SUBTITLE_UNITS_MAX}`],
      [
        "`customer_feedback`",
        `title ${sent.FEEDBACK_TITLE_UNITS_MAX}, subtitle ${sent.FEEDBACK_SUBTITLE_UNITS_MAX}`,
      ],
      ["`customer_feedback`", `button ${sent.FEEDBACK_BUTTON_UNITS_MAX}`],
      [
        "`customer_feedback`",
        `${sent.FEEDBACK_QUESTION_UNITS_MIN}–${sent.FEEDBACK_QUESTION_UNITS_MAX} with an id of`,
      ],
      ["`customer_feedback`", `id of ${sent.FEEDBACK_QUESTION_ID_UNITS_MAX}`],
      ["`customer_feedback`", `as well ${sent.FEEDBACK_PLACEHOLDER_UNITS_MAX};`],
      ["`customer_feedback`", `after ${sent.EXPIRES_IN_DAYS_MIN}–${sent.EXPIRES_IN_DAYS_MAX} days`],
      ["`product`", `1–${sent.PRODUCTS_MAX} products`],
    ];
    for (const [name, words] of said) expect(row(name)).toContain(words);
    const found = chapter("docs/messenger.md", "What people find at the Page");
    const number = (n: number): string => n.toLocaleString("en");
    for (const words of [
      `| ${profile.GREETING_UNITS_MAX}, with placeholders`,
      `one payload of ${number(profile.PROFILE_PAYLOAD_UNITS_MAX)};`,
      `${profile.QUESTIONS_MAX} questions`,
      `${profile.MENU_ITEMS_MAX} lines of ${profile.MENU_TITLE_UNITS_MAX},`,
      `an address of ${number(sent.URL_UNITS_MAX)}, or a press with`,
      `${profile.COMMANDS_MAX} of one word of ${profile.COMMAND_NAME_UNITS_MAX} `,
      `what it does in ${profile.COMMAND_DESCRIPTION_UNITS_MAX};`,
      `${profile.DOMAINS_MAX}, by https`,
      `${profile.CALLS_MAX} calls in ${profile.CALLS_MS / 60_000} minutes`,
      `\`ref\`: ${number(profile.REF_UNITS_MAX)} of`,
      `\`text\`: ${number(profile.LINK_TEXT_UNITS_MAX)})`,
    ])
      expect(found).toContain(words);
    expect(table).toContain(
      `(title ${sent.BUTTON_TITLE_UNITS_MAX}, address ${sent.URL_UNITS_MAX.toLocaleString("en")}`,
    );
  });
});

describe("docs/architecture.md", () => {
  it("has mutations that apply to the code as it is, and are caught by tests that are there", () => {
    const gone = MUTATIONS.filter(({ file, from }) => read(file).split(from).length !== 2);
    expect(gone.map(({ breaks }) => breaks)).toEqual([]);
    expect(MUTATIONS.filter(({ caughtBy }) => !existsSync(caughtBy.file))).toEqual([]);
  });
});

describe.each(PAGES)("%s", (page) => {
  it("holds nothing that an unfinished merge left", () => {
    // Prettier takes the last mark for a quotation, and sets it apart.
    expect(read(page)).not.toMatch(/^(?:<{7} |={7}$|>{7} |(?:> ){7}|\| ={7} )/m);
  });

  it("leads to pages and chapters that are there", () => {
    for (const [, target = ""] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? page : join(dirname(page), path);
      expect(existsSync(file), target).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(file), target).toContain(anchor);
    }
  });

  it("names scripts that package.json has", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    for (const name of allOf(read(page), /npm run (?:--silent )?([a-z:]+(?:-[a-z]+)*)/g))
      expect(Object.keys(scripts)).toContain(name);
  });

  it("names files that are there", () => {
    const files = allOf(read(page), /`([\w@./-]+\/[\w.-]*)`/g).filter((path) =>
      /(\.ts|\.md|\.toml|\/)$/.test(path),
    );
    const objects = ["kernel", "conversation", "desk", "page"].map((name) => `worker/objects/${name}`);
    const roots = ["", "worker", "worker/protocol", "worker/objects", ...objects].concat([
      "gadget",
      "gadget/host",
      "gadget/shell",
      "demo",
      "demo/simulator",
      "docs",
      "test",
    ]);
    const isThere = (path: string): boolean => roots.some((root) => existsSync(join(root, path)));
    expect(files.filter((path) => !isThere(path))).toEqual([]);
  });
});

/** As GitHub makes them. */
function anchorsOf(file: string): string[] {
  const headings = read(file).matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
