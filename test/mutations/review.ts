import type { Mutation } from "./mutation.ts";

const LINKS = "test/worker/review.test.ts";

/** What a reviewer link must never show. */
export const REVIEWER_LINKS: readonly Mutation[] = [
  {
    breaks: "a reviewer finds any thread whose name they know",
    file: "worker/objects/desk/commands/runner.ts",
    from: 'return row !== null && isReviewed(review, row) ? null : { code: "not_found" };',
    to: "return null;",
    caughtBy: { file: LINKS, test: "finds no customer by any frame" },
  },
  {
    breaks: "a reviewer may give any command of an agent's",
    file: "worker/objects/desk/commands/runner.ts",
    from: "review === undefined || !REVIEWER_COMMANDS.has(command.type)",
    to: "review === undefined",
    caughtBy: { file: LINKS, test: "reaches for the commands that are theirs" },
  },
  {
    breaks: "a thread is a reviewer's wherever the ref comes up",
    file: "worker/domain/review-link.ts",
    from: 'const [first] = entries.filter(({ author }) => author.type !== "system").toSorted(byShownOrder);',
    to: 'const [first] = entries.filter(({ content }) => content.kind === "postback").toSorted(byShownOrder);',
    caughtBy: { file: "test/worker/domain/review-link.test.ts", test: "is none where something was before" },
  },
  {
    breaks: "a reviewer hears of every row of the list",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "session.review !== undefined && !isReviewed(session.review, rowAfter)",
    to: "session.review === null",
    caughtBy: { file: LINKS, test: "hears nothing of customers, colleagues" },
  },
  {
    breaks: "a reviewer hears what everybody hears",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "review !== undefined && !hearsFrame(review, threads, frame)",
    to: "review === null && !hearsFrame(review, threads, frame)",
    caughtBy: { file: LINKS, test: "hears nothing of customers, colleagues" },
  },
  {
    breaks: "a reviewer gives files to any customer",
    file: "worker/objects/desk/desk.ts",
    from: "row === null || (review !== undefined && !isReviewed(review, row))",
    to: "row === null",
    caughtBy: { file: LINKS, test: "gives files for their own threads alone" },
  },
  {
    breaks: "a link that was revoked goes on",
    file: "worker/domain/review-link.ts",
    from: "return revokedAt === null && now < endsAt;",
    to: "return revokedAt !== 0 && now < endsAt;",
    caughtBy: { file: LINKS, test: "ends its sockets when it is revoked" },
  },
  {
    breaks: "a link that is over goes on",
    file: "worker/domain/review-link.ts",
    from: "return revokedAt === null && now < endsAt;",
    to: "return revokedAt === null && now !== endsAt + 1;",
    caughtBy: { file: LINKS, test: "lets nobody in after its end" },
  },
  {
    breaks: "a pass of a revoked link opens a socket",
    file: "worker/objects/desk/desk.ts",
    from: "claims === null || claims.exp <= now || this.#hasEnded(claims)",
    to: "claims === null || claims.exp <= now",
    caughtBy: { file: LINKS, test: "ends its sockets when it is revoked" },
  },
  {
    breaks: "a desk that was out of reach is never told of a revoked link",
    file: "worker/objects/directory/directory.ts",
    from: "this.#reviewLinks.untold().length > 0 ? OVERDUE : null",
    to: "null",
    caughtBy: { file: LINKS, test: "is told its desk by the alarm" },
  },
];
