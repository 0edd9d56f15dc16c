/** Cloudflare, a Worker, a terminal and the files of a project, as the set-up sees them, and what it did to each. */
import type { Project } from "../../packaging/set-up/plan.ts";
import type { Setting } from "../../packaging/set-up/settings.ts";
import type { Ran, World } from "../../packaging/set-up/world.ts";

const TOML = `name = "fb-chat-gadget"

[[r2_buckets]]
binding = "MEDIA"
bucket_name = "fb-chat-media"

[[migrations]]
tag = "v1"
`;

const DONE: Ran = { status: 0, out: "" };
export const APP = { FACEBOOK_APP_ID: "200300", FACEBOOK_APP_SECRET: "app-secret" };
export const URL_OF_WORKER = "https://fb-chat.example.workers.dev";

export class InventedWorld {
  /** What was done, in its order: commands, builds, files, requests. */
  readonly done: string[] = [];
  readonly said: string[] = [];
  readonly files: Record<string, Record<string, string>> = { ".dev.vars": {}, ".set-up.json": {} };
  toml = TOML;
  project: Project = { worker: "fb-chat-gadget", bucket: "fb-chat-media", jurisdiction: null };
  /** Null: nobody is signed in. */
  account: string | null = "Example Ltd";
  /** The Worker's secrets, by name; null: there is no Worker. */
  secrets: Record<string, string> | null = null;
  /** In which jurisdictions there is a bucket of the name; "": in none. */
  readonly buckets = new Set<string>();
  /** What begins so fails, once, with these words. */
  fails: [begins: string, words: string] | null = null;
  answers: Record<string, string> | null = null;
  /** How often /health is answered by the version before. */
  oldAnswers = 0;
  /** What the Worker answers, by path. */
  readonly worker: Record<string, unknown> = {
    "/health": { version: "v-new", faults: [], warnings: [] },
    "/api/v1/admin/session": { result: { token: "session" } },
    "/api/v1/admin/app.list": { result: { apps: [{ appId: "200300" }] } },
    "/api/v1/admin/app.subscribe": { result: { appId: "200300", state: "valid", webhook: "ours" } },
    "/api/v1/admin/page.list": { result: { pages: [] } },
  };

  get world(): World {
    const { answers } = this;
    return {
      wrangler: (args, input) => Promise.resolve(this.#wrangler(args, input)),
      build: () => Promise.resolve(this.#run("build", () => DONE)),
      deploy: (secrets) => Promise.resolve(this.#deploy(secrets)),
      project: () => Promise.resolve(this.project),
      readConfiguration: () => Promise.resolve(this.toml),
      writeConfiguration: (text) => Promise.resolve(void (this.toml = text)),
      readValues: (file) => Promise.resolve(this.files[file] ?? {}),
      writeValues: (file, values) => {
        this.done.push(`write ${file}`);
        this.files[file] = { ...values };
        return Promise.resolve();
      },
      ask: answers === null ? null : ({ name }: Setting) => Promise.resolve(this.#answer(name, answers)),
      say: (line) => void this.said.push(line),
      fetch: (url, init) => Promise.resolve(this.#fetch(url, init)),
      now: () => Date.UTC(2026, 0, 1, 12),
      wait: () => Promise.resolve(),
    };
  }

  get told(): string {
    return this.said.join("\n");
  }

  #answer(name: string, answers: Record<string, string>): string {
    this.done.push(`ask ${name}`);
    return answers[name] ?? "";
  }

  #run(what: string, otherwise: () => Ran): Ran {
    this.done.push(what);
    const fails = this.fails;
    if (fails === null || !what.startsWith(fails[0])) return otherwise();
    this.fails = null;
    return { status: 1, out: fails[1] };
  }

  #wrangler(args: readonly string[], input = ""): Ran {
    const what = args.join(" ");
    return this.#run(what, () => {
      if (what.startsWith("whoami"))
        return this.account === null
          ? { status: 1, out: "not authenticated" }
          : {
              status: 0,
              out: JSON.stringify({ email: "o@example.com", accounts: [{ name: this.account }] }),
            };
      if (what.startsWith("secret list"))
        return this.secrets === null
          ? { status: 1, out: "This Worker does not exist on your account. [code: 10007]" }
          : { status: 0, out: JSON.stringify(Object.keys(this.secrets).map((name) => ({ name }))) };
      if (what.startsWith("r2 bucket info"))
        return this.buckets.has(jurisdictionIn(args))
          ? DONE
          : { status: 1, out: "The specified bucket does not exist. [code: 10006]" };
      if (what.startsWith("r2 bucket create")) this.buckets.add(jurisdictionIn(args));
      if (what.startsWith("secret put"))
        Object.assign((this.secrets ??= {}), { [args[2] ?? ""]: input.trim() });
      return DONE;
    });
  }

  #deploy(
    secrets: Readonly<Record<string, string>>,
  ): ReturnType<World["deploy"]> extends Promise<infer D> ? D : never {
    const ran = this.#run("deploy", () => DONE);
    if (ran.status !== 0) return { ...ran, url: null, version: null };
    Object.assign((this.secrets ??= {}), secrets);
    return { ...ran, url: URL_OF_WORKER, version: "v-new" };
  }

  #fetch(url: string, init: RequestInit = {}): Response {
    const { pathname } = new URL(url);
    this.done.push(`${init.method ?? "GET"} ${url}`);
    if (pathname === "/health" && this.oldAnswers-- > 0)
      return Response.json({ version: "v-old", faults: [], warnings: [] });
    const answer = this.worker[pathname];
    return answer === undefined ? new Response("<!doctype html>", { status: 404 }) : Response.json(answer);
  }
}

function jurisdictionIn(args: readonly string[]): string {
  const at = args.indexOf("--jurisdiction");
  return at === -1 ? "" : (args[at + 1] ?? "");
}
