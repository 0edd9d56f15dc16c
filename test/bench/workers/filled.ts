import worker, {
  Conversation,
  Desk,
  Directory,
  Page,
  Placement,
  Reports,
  Search,
} from "../../../worker/index.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";

/**
 * The product, and a way to give its desk a past: as many open conversations as are asked for, without the objects that
 * they are, of which a hundred thousand would fill a disk. What the desk does with them afterwards is what is deployed.
 */
export { Conversation, Directory, Page, Placement, Reports, Search };

const PAGE_ID = "10150001";
/** Between one conversation's last message and the next one's, in ms. */
const APART_MS = 10_000;

export class FilledDesk extends Desk {
  /** Once it is there, by a message. */
  fill(count: number): void {
    this.ctx.storage.sql.exec(
      `INSERT INTO conversation (name, epoch, rev, version, status, activity_at, activity_slot, asked, digest)
         WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
         SELECT ? || ':past-' || i, 'e', 1, 1, 'open', at, at / 300000, 1,
           json_object('customer', json_object('name', 'Maria Lopez', 'label', 'Maria Lopez'), 'activityAt', at,
             'preview', null, 'unanswered', 1, 'waitingSince', at, 'responseUntil', null, 'failed', 0, 'asked', 1)
         FROM (SELECT i, ? - i * ? AS at FROM n)`,
      ...[count, PAGE_ID, Date.now() - APART_MS, APART_MS],
    );
  }
}

export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/bench/fill") return await worker.fetch(request, env, ctx);
    const desk = deskStub(env, "main") as unknown as DurableObjectStub<FilledDesk>;
    await desk.fill(Number(searchParams.get("count")));
    return new Response("ok");
  },
} satisfies typeof worker;
