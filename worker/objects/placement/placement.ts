import { DurableObject } from "cloudflare:workers";
import type { Env } from "../../env.ts";
import type { PlacementDoor } from "../kernel/doors/placement.ts";

const KEY = "jurisdiction";

/**
 * Where the deployment's data lies. The same name in another jurisdiction is another object, and an empty one: so this one is made in
 * none, whatever is configured, and holds nothing else.
 */
export class Placement extends DurableObject<Env> implements PlacementDoor {
  recorded(): string | null {
    return this.ctx.storage.kv.get<string>(KEY) ?? null;
  }

  claim(jurisdiction: string): string {
    const known = this.recorded();
    if (known !== null) return known;
    this.ctx.storage.kv.put(KEY, jurisdiction);
    return jurisdiction;
  }
}
