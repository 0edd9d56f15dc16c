import type { ConversationId } from "../../../worker/protocol/ids.ts";
import { keptPrefix } from "../../memory/kept-names.ts";
import { browserUploader } from "../../platform/uploader.ts";
import type { DeedTools } from "../../session/deed-tools.ts";
import type { BoxFile, BoxFileProblem } from "../../state/box-file.ts";
import { uploadFile } from "../../wire/upload.ts";
import type { UploadAnswer } from "../../wire/upload.ts";
import { changeFile } from "./box.ts";
import { keepBox } from "./keep.ts";

/** Browsers open about six connections to one server: what else waits among them looks as if it did not move. */
const AT_ONCE = 4;

/** What ends each that is on its way, or waits for its turn. */
const underWay = new Map<string, AbortController>();
const turns: (() => void)[] = [];
let taken = 0;

/** Takes a file to the Worker, in its turn. What came of it stands at the file. */
export async function giveFile(
  tools: DeedTools,
  conversation: ConversationId,
  { key, name, blob }: BoxFile,
): Promise<void> {
  if (!blob) return;
  stopGiving(key);
  const abort = new AbortController();
  underWay.set(key, abort);
  changeFile(tools, conversation, key, { part: 0, problem: null, given: null, givenAt: null });
  const { platform, server, store } = tools;
  // Somebody else may sign in: it is not theirs.
  const owner = keptPrefix(server, store.state);
  const unfollow = store.subscribe((state) => {
    if (keptPrefix(server, state) !== owner) abort.abort();
  });
  const answer = await inTurn(tools, {
    ...{ conversation, name, body: blob, signal: abort.signal },
    told: (part) => {
      changeFile(tools, conversation, key, { part });
    },
  });
  unfollow();
  // Another try may be under way by now.
  if (underWay.get(key) !== abort) return;
  underWay.delete(key);
  if (abort.signal.aborted) return;
  const isThere = changeFile(tools, conversation, key, outcomeOf(answer, platform.now()));
  if (isThere) keepBox(tools, conversation);
}

export function stopGiving(key: string): void {
  underWay.get(key)?.abort();
  underWay.delete(key);
}

/** Takes a file of a template that is being written to the Worker, in its turn. `told`: what becomes of it. */
export async function giveForTemplate(
  tools: DeedTools,
  { name, blob }: BoxFile,
  told: (change: Partial<BoxFile>) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!blob) return;
  told({ part: 0, problem: null });
  const answer = await inTurn(tools, {
    ...{ conversation: null, name, body: blob, signal },
    told: (part) => {
      told({ part });
    },
  });
  if (!signal.aborted) told(outcomeOf(answer, tools.platform.now()));
}

async function inTurn(
  { platform, server, token }: DeedTools,
  given: Parameters<typeof uploadFile>[1],
): Promise<UploadAnswer> {
  const done = await turn();
  const uploader = platform.uploader ?? browserUploader;
  const answer = await uploadFile({ platform, uploader, server, token }, given);
  done();
  return answer;
}

/** Answers what gives the place back. */
async function turn(): Promise<() => void> {
  if (taken < AT_ONCE) taken++;
  else await new Promise<void>((resolve) => turns.push(resolve));
  return () => {
    const next = turns.shift();
    if (next) next();
    else taken--;
  };
}

type Outcome = Pick<BoxFile, "given" | "givenAt" | "problem" | "part">;

function outcomeOf(answer: UploadAnswer, now: number): Outcome {
  if (answer.ok) return { given: answer.uploaded, givenAt: now, problem: null, part: 1 };
  const problem: BoxFileProblem =
    answer.why === "refused" ? { why: "refused", code: answer.code } : { why: "away" };
  return { given: null, givenAt: null, problem, part: 0 };
}
