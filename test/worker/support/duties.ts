import { runInDurableObject } from "cloudflare:test";
import type { Agenda } from "../../../worker/objects/kernel/agenda.ts";

/** The duty of that name is due: the object does it now, as its alarm would. */
export async function due<T extends Rpc.DurableObjectBranded>(
  stub: DurableObjectStub<T>,
  name: string,
): Promise<void> {
  await runInDurableObject(stub, async (object) => {
    await (object as T & { agenda: Agenda }).agenda.run(name);
  });
}
