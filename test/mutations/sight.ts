import type { Mutation } from "./mutation.ts";

const WORKER = "test/worker/desk/sight.test.ts";
const REPLYING = "test/worker/desk/replying.test.ts";
const RULE = { file: "test/worker/domain/sight/sight.test.ts", test: "is what the rule says" };
const SIGHT = "worker/domain/sight/sight.ts";
const LOOKER = "worker/domain/sight/looker.ts";
const SOCKETS = "worker/objects/desk/sockets/sockets.ts";
const RUNNER = "worker/objects/desk/commands/runner.ts";
const NEWS = "worker/objects/desk/list/news.ts";
const CHANGES = "worker/objects/desk/sight/sight-changes.ts";

const told = "is told nothing of another team's customer";

/** What an agent of another team must never be told. */
export const SIGHTS: readonly Mutation[] = [
  {
    breaks: "whoever is in charge sees no more than an agent",
    file: LOOKER,
    from: '!isLimiting(config) || may(role, "act_for_colleagues")',
    to: "!isLimiting(config)",
    caughtBy: RULE,
  },
  {
    breaks: "a department's Page is everyone's",
    file: SIGHT,
    from: "return place === POOL ? !taken.has(pageId)",
    to: "return place === POOL ? true",
    caughtBy: RULE,
  },
  {
    breaks: "what waits somewhere is everyone's",
    file: SIGHT,
    from: "place !== null && places.has(place)",
    to: "place !== null",
    caughtBy: RULE,
  },
  {
    breaks: "what waits nowhere yet is everyone's",
    file: SIGHT,
    from: "place !== null && places.has(place)",
    to: "place === null || places.has(place)",
    caughtBy: RULE,
  },
  {
    breaks: "what any colleague has is seen",
    file: SIGHT,
    from: "if (owner !== null) return colleagues.has(owner);",
    to: "if (owner !== null) return true;",
    caughtBy: RULE,
  },
  {
    breaks: "two who see something else count as alike",
    file: LOOKER,
    from: "[colleagues, places, pages, taken].map",
    to: "[places, pages, taken].map",
    caughtBy: { ...RULE, test: "is the same for two who look alike" },
  },
  {
    breaks: "a list has what its agent does not see",
    file: "worker/objects/desk/list/list-store.ts",
    from: "open.filter((row) => isShownTo(looker, row))",
    to: "open",
    caughtBy: { file: WORKER, test: told },
  },
  {
    breaks: "a list that is read from the table has what its agent does not see",
    file: "worker/objects/desk/list/list-store.ts",
    from: "sees(looker, readShown(row))",
    to: "sees(looker, readShown(row)) || true",
    caughtBy: { file: WORKER, test: "sees what waits for their teams" },
  },
  {
    breaks: "a list is looked through to its end at once",
    file: "worker/objects/desk/list/search-list.ts",
    from: "Math.min(most, SEARCHED_MAX)",
    to: "Infinity",
    caughtBy: { file: "test/worker/desk/search-list.test.ts", test: "reads no further than it may" },
  },
  {
    breaks: "counts are of all there is",
    file: "worker/objects/desk/list/tally.ts",
    from: "if (!sees(looker, shown)) continue;",
    to: "",
    caughtBy: { file: WORKER, test: told },
  },
  {
    breaks: "what waits for others is counted as unread",
    file: NEWS,
    from: "if (view !== null && sees(looker, shown))",
    to: "if (view !== null)",
    caughtBy: { file: WORKER, test: told },
  },
  {
    breaks: "what others were asked is told as missed",
    file: NEWS,
    from: "return row === null || isShownTo(looker, row);",
    to: "return true;",
    caughtBy: { file: WORKER, test: told },
  },
  {
    breaks: "the end of Meta's time tells of any customer",
    file: "worker/objects/desk/list/closings.ts",
    from: ".filter(({ row }) => this.#sights.sees(session, row))",
    to: "",
    caughtBy: { file: WORKER, test: "is silent when Meta's time" },
  },
  {
    breaks: "changes of any row are told",
    file: SOCKETS,
    from: "if (!isShownTo(looker, change.after)) {",
    to: 'if (looker.sees === "link" && !isShownTo(looker, change.after)) {',
    caughtBy: { file: WORKER, test: told },
  },
  {
    breaks: "who saw a thread before goes on hearing of it",
    file: SOCKETS,
    from: "if (hasOpen) blind.push(socket);",
    to: "",
    caughtBy: { file: WORKER, test: "is gone for who sees it no more" },
  },
  {
    breaks: "a customer's words are told before it is known whose they are",
    file: SOCKETS,
    from: "if (isUnplaced(after)) return this.#heldBack.row(after.name, before, asked);",
    to: "",
    caughtBy: { file: WORKER, test: "comes back to its team with the customer's next words" },
  },
  {
    breaks: "what was held back is lost",
    file: SOCKETS,
    from: "for (const frame of frames) this.#sendEntries(frame, after, ofTeams);",
    to: "",
    caughtBy: { file: WORKER, test: "comes back to its team with the customer's next words" },
  },
  {
    breaks: "a name is told as that Page goes",
    file: SOCKETS,
    from: 'return sees === "teams" && row !== null && this.#sights.sees(session, row);',
    to: 'return sees === "teams";',
    caughtBy: { file: WORKER, test: "is silent when Meta's time" },
  },
  {
    breaks: "any conversation is found by its name",
    file: RUNNER,
    from: "return sights.see(actor, row);",
    to: 'return sights.of(actor).sees === "teams" ? "whole" : sights.see(actor, row);',
    caughtBy: { file: WORKER, test: "finds no other team's customer by any command" },
  },
  {
    breaks: "any Page's commands are given",
    file: RUNNER,
    from: "if (looker.pages.has(pageId) || !looker.taken.has(pageId)) return true;",
    to: "if (looker.taken.size > 0) return true;",
    caughtBy: { file: WORKER, test: "is its teams' alone" },
  },
  {
    breaks: "a file is given for any customer",
    file: "worker/objects/desk/desk.ts",
    from: "row === null || !this.#sights.sees(claims, row)",
    to: "row === null",
    caughtBy: { file: WORKER, test: "is given nothing of it with a pass" },
  },
  {
    breaks: "a pass tells by the teams of an older token",
    file: "worker/objects/desk/sockets/reception.ts",
    from: "this.regroup(claims, now);\n    const ahead",
    to: "const ahead",
    caughtBy: { file: WORKER, test: "by the newest token that they show" },
  },
  {
    breaks: "another document takes nothing out of sight",
    file: CHANGES,
    from: "for (const [socket, mark] of before) this.#look(socket, mark);",
    to: "",
    caughtBy: { file: WORKER, test: "takes its conversations out of sight" },
  },
  {
    breaks: "what a new member has stays out of sight",
    file: CHANGES,
    from: "if (row !== null) sockets.reshow(row, lookerBefore);",
    to: "",
    caughtBy: { file: WORKER, test: "of whoever joins a team by their token" },
  },
  {
    breaks: "anyone answers what a colleague has",
    file: "worker/objects/desk/commands/runner.ts",
    from: "const barred = row === null ? null : replyRights.whyNot(actor, row);",
    to: "const barred = row === null ? null : null;",
    caughtBy: { file: REPLYING, test: "is for nobody else to answer" },
  },
  {
    breaks: "what is settled anew is anyone's to say",
    file: "worker/objects/desk/commands/runner.ts",
    from: 'command.type === "message.settle" && command.as !== "again"',
    to: 'command.type === "message.settle"',
    caughtBy: { file: REPLYING, test: "is for nobody else to answer" },
  },
  {
    breaks: "what had its effect is refused when it is given again",
    file: "worker/objects/desk/commands/runner.ts",
    from: "if (refusal !== null && !(await this.#wasAccepted(actor, command))) return refused(refusal);",
    to: "if (refusal !== null) return refused(refusal);",
    caughtBy: { file: REPLYING, test: "has sent what was accepted, and nothing after it" },
  },
  {
    breaks: "a message is sent by the id of any command that its conversation keeps",
    file: "worker/objects/desk/commands/runner.ts",
    from: "return await stub.hasAccepted(row.name, commandKey(actor, command));",
    to: "return isRepeated({ actor, command, row }) || (await stub.hasAccepted(row.name, commandKey(actor, command)));",
    caughtBy: { file: REPLYING, test: "is for nobody else also by the id of another command" },
  },
  {
    breaks: "what a program was thinking about is nobody's where somebody else wrote",
    file: "worker/objects/desk/automation/bots.ts",
    from: 'this.#handOver(now.row, now.talk, "elsewhere", {}, Date.now());',
    to: "",
    caughtBy: { file: "test/worker/desk/bots.test.ts", test: "where another app writes while it thinks" },
  },
  {
    breaks: "another team's is taken by anyone",
    file: "worker/domain/states/moves.ts",
    from: "return barred != null && !barred.mayTake;",
    to: "return barred != null && barred.mayTake === null;",
    caughtBy: { file: REPLYING, test: "is for its members to answer" },
  },
  {
    breaks: "a team-mate may not answer",
    file: "worker/domain/replying.ts",
    from: 'if (config.whoReplies === "team" && isOfTeam) return null;',
    to: "",
    caughtBy: { file: "test/worker/domain/replying.test.ts", test: "is as the desk wants it" },
  },
  {
    breaks: "what waits in a queue is anyone's to answer",
    file: "worker/domain/replying.ts",
    from: "place === POOL || places.has(place) ||",
    to: "place !== null || places.has(place) ||",
    caughtBy: { file: "test/worker/domain/replying.test.ts", test: "is as the desk wants it" },
  },
  {
    breaks: "the customer is shown that somebody writes who may not answer",
    file: "worker/objects/desk/commands/thread.ts",
    from: "if (row !== null && replyRights.whyNot(session, row) === null)",
    to: "if (row !== null)",
    caughtBy: { file: REPLYING, test: "shows the customer nobody else as writing" },
  },
  {
    breaks: "who has it open is not told that they may answer",
    file: "worker/objects/desk/sight/sight-changes.ts",
    from: "if (row !== null) sockets.tellBarred(row);",
    to: "",
    caughtBy: { file: REPLYING, test: "tells who has it open as soon as they may" },
  },
  {
    breaks: "sight: what is closed is looked through whoever had it",
    file: "worker/objects/desk/list/search-list.ts",
    from: "return subs.size > HOLDERS_MAX ? null : [...subs, null];",
    to: "return subs.size > 0 ? null : [...subs, null];",
    caughtBy: {
      file: "test/worker/desk/search-list.test.ts",
      test: "reads of what is closed those alone that the agent's colleagues had",
    },
  },
];
