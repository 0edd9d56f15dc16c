import { newWord } from "../../../access/words.ts";
import { configOf } from "../../../config.ts";
import { hashOf } from "../../../domain/admin-link.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { meLinkOf } from "../../../domain/review-link.ts";
import { base64url } from "../../../protocol/base64url.ts";
import { deskStub } from "../../kernel/stubs.ts";
import { pageOf, reaches, type Handlers, type Tools } from "../call.ts";
import { ReviewLinks } from "../review/review-links.ts";

const HOUR_MS = 60 * 60_000;

/** Links by which Meta's reviewer sees an agent's desktop. */
export function reviewHandlers(tools: Tools): Handlers<"review.create" | "review.list" | "review.revoke"> {
  const { env, store } = tools;
  const links = new ReviewLinks(store);

  return {
    "review.create": async (actor, { pageId, hours, testers = [] }) => {
      const page = await pageOf(tools, pageId);
      if (page === null || !reaches(actor, page.desk)) return refused({ code: "not_found" });
      const secret = await newWord("review_", configOf(env).appSecret);
      const ref = `review-${randomWord(16)}`;
      const now = Date.now();
      const made = {
        ...{ link: randomWord(9), pageId, desk: page.desk, ref, testers: [...new Set(testers)] },
        ...{ by: actor.name, madeAt: now, endsAt: now + hours * HOUR_MS },
      };
      links.add(await hashOf(secret), made);
      const entry = links.entryOf({ ...made, revokedAt: null, useCount: 0 });
      const url = `${actor.via.worker}/review#${secret}`;
      return done({ entry, url, meLink: meLinkOf(pageId, ref) });
    },

    "review.list": async (actor, { pageId }) => {
      const page = await pageOf(tools, pageId);
      if (page === null || !reaches(actor, page.desk)) return refused({ code: "not_found" });
      // What another desk made while the Page was there is that desk's.
      return done({ links: links.of(pageId).filter(({ desk }) => reaches(actor, desk)) });
    },

    "review.revoke": async (actor, { link }) => {
      const found = links.named(link);
      if (found === null || !reaches(actor, found.desk)) return refused({ code: "not_found" });
      links.revoke(link, Date.now());
      // Where its instance dies, or the desk is out of reach, the alarm tells it.
      tools.wakeBy(Date.now());
      await deskStub(env, found.desk).endReview(found.desk, link);
      links.told(link);
      return done(links.entryOf(links.named(link) ?? found));
    },
  };
}

function randomWord(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}
