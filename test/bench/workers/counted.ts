import worker, {
  Conversation,
  Desk,
  Directory,
  Page,
  Placement,
  Post,
  Reports,
  Search,
  Webhooks,
} from "../../../worker/index.ts";

/**
 * The product with counters around it: rows written per class, and calls of objects. Only the counting differs
 * from what is deployed; times are never taken here. Classes that are not counted are as they are deployed.
 */
export * from "../../../worker/index.ts";

type Counters = { rows: Record<string, number>; calls: Record<string, number> };
type Cursor = SqlStorageCursor<Record<string, SqlStorageValue>>;
const counters: Counters = { rows: {}, calls: {} };
let isPatched = false;

/**
 * Who a SqlStorage belongs to, and its last cursor: a statement with RETURNING has written all its rows only once it
 * was read, and a cursor may be looked at only inside its own object, so it is counted at the next statement.
 */
const owners = new WeakMap<SqlStorage, { name: string; last: Cursor | null }>();

for (const Class of [Conversation, Desk, Page, Post, Reports, Search, Webhooks]) countCalls(Class);

function countCalls(Class: { name: string; prototype: object }): void {
  const notCalls = new Set([
    "constructor",
    "alarm",
    "webSocketMessage",
    "webSocketClose",
    "webSocketError",
    "fetch",
  ]);
  for (const name of Object.getOwnPropertyNames(Class.prototype)) {
    if (notCalls.has(name)) continue;
    const method = Reflect.get(Class.prototype, name) as (...args: unknown[]) => unknown;
    Reflect.set(Class.prototype, name, function counted(this: object, ...args: unknown[]) {
      // A class calls its own methods too; only those that come by RPC name the object first.
      if (!isInside) count(counters.calls, `${Class.name}.${name}`, 1);
      return inside(() => method.apply(this, args));
    });
  }
}

let isInside = false;
/** True only for the synchronous part of a call, in which a method may call another of its own. */
function inside<T>(run: () => T): T {
  const before = isInside;
  isInside = true;
  try {
    return run();
  } finally {
    isInside = before;
  }
}

function patchSql(sql: SqlStorage, name: string): void {
  owners.set(sql, { name, last: null });
  if (isPatched) return;
  isPatched = true;
  const prototype = Object.getPrototypeOf(sql) as SqlStorage;

  const exec = prototype.exec;
  prototype.exec = function countedExec(this: SqlStorage, ...args: Parameters<SqlStorage["exec"]>) {
    const owner = owners.get(this);
    if (owner?.last != null) count(counters.rows, owner.name, owner.last.rowsWritten);
    const cursor = exec.apply(this, args);
    if (owner !== undefined) owner.last = cursor;
    return cursor;
  } as SqlStorage["exec"];
}

function count(counts: Record<string, number>, name: string, more: number): void {
  counts[name] = (counts[name] ?? 0) + more;
}

function reset(): void {
  counters.rows = {};
  counters.calls = {};
}

export class CountedConversation extends Conversation {
  constructor(...args: ConstructorParameters<typeof Conversation>) {
    patchSql(args[0].storage.sql, "Conversation");
    super(...args);
  }
}
export class CountedDesk extends Desk {
  constructor(...args: ConstructorParameters<typeof Desk>) {
    patchSql(args[0].storage.sql, "Desk");
    super(...args);
  }
}
export class CountedPage extends Page {
  constructor(...args: ConstructorParameters<typeof Page>) {
    patchSql(args[0].storage.sql, "Page");
    super(...args);
  }
}

export class CountedReports extends Reports {
  constructor(...args: ConstructorParameters<typeof Reports>) {
    patchSql(args[0].storage.sql, "Reports");
    super(...args);
  }
}
export class CountedSearch extends Search {
  constructor(...args: ConstructorParameters<typeof Search>) {
    patchSql(args[0].storage.sql, "Search");
    super(...args);
  }
}
export class CountedPost extends Post {
  constructor(...args: ConstructorParameters<typeof Post>) {
    patchSql(args[0].storage.sql, "Post");
    super(...args);
  }
}
export class CountedWebhooks extends Webhooks {
  constructor(...args: ConstructorParameters<typeof Webhooks>) {
    patchSql(args[0].storage.sql, "Webhooks");
    super(...args);
  }
}

export class CountedDirectory extends Directory {}
export class CountedPlacement extends Placement {}

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (pathname === "/bench/reset") reset();
    if (pathname.startsWith("/bench/")) return Response.json(counters);
    return await worker.fetch(request, env, ctx);
  },
} satisfies typeof worker;
