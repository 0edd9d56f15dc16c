import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { codeOf, makeSimulator } from "../support.ts";
import { ACCESS } from "./access.ts";
import { COMMENTS } from "./comments.ts";
import { LIMITS } from "./limits.ts";
import { LOGIN } from "./login.ts";
import { MEDIA } from "./media.ts";
import { PRIVATE_REPLIES } from "./private-replies.ts";
import { PROFILE } from "./profile.ts";
import { READING } from "./reading.ts";
import type { Rule } from "./rule.ts";
import { SENDING } from "./sending.ts";
import { SUBSCRIPTIONS } from "./subscriptions.ts";
import { THREADS } from "./threads.ts";
import { WINDOWS } from "./windows.ts";

/** By the headings under which the README lists them. */
const CHAPTERS: Record<string, readonly Rule[]> = {
  "Tokens, permissions, addresses": ACCESS,
  "Logging in": LOGIN,
  "What is sent": SENDING,
  "Windows, tags, people": WINDOWS,
  Media: MEDIA,
  "Control of threads": THREADS,
  Subscriptions: SUBSCRIPTIONS,
  Reading: READING,
  Comments: COMMENTS,
  "Private replies": PRIVATE_REPLIES,
  "What people find before they write": PROFILE,
  Limits: LIMITS,
};

describe.each(Object.entries(CHAPTERS))("%s", (_, rules) => {
  test.each(rules)("$says", async ({ world, when, then, words = "", status }) => {
    const answers = [await when(makeSimulator(world))].flat();
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      expect(codeOf(answer)).toBe(then);
      expect(answer.status).toBe(status ?? (then === "ok" ? 200 : 400));
      expect(answer.body.error?.message ?? "").toContain(words);
      if (then !== "ok") expect(answer.body.error?.fbtrace_id).toMatch(/^A/);
    }
  });
});

test("the README lists the rules, and no others", async () => {
  const readme = await readFile(new URL("../../../demo/simulator/README.md", import.meta.url), "utf8");
  const section = readme.split("## Rules\n")[1]?.split("\n## ")[0] ?? "";
  const listed = section.split("\n").filter((line) => /^(- |### )/.test(line));
  const held = Object.entries(CHAPTERS).flatMap(([chapter, rules]) => [
    `### ${chapter}`,
    ...rules.map(({ says }) => `- ${says}`),
  ]);
  expect(listed).toEqual(held);
});
