import type { Platform } from "../platform/doors.ts";

/**
 * Whether the Worker has another gadget by now than the one that runs here, as far as that can be told: a Worker that was
 * only started anew has the same. One that came from elsewhere, as with a package, is not renewed by a reload.
 */
export async function hasOtherGadget(
  platform: Pick<Platform, "fetch" | "script">,
  first: string,
): Promise<boolean> {
  const { script } = platform;
  if (new URL(script).origin !== new URL(first).origin) return false;
  try {
    const answer = await platform.fetch(first, { cache: "no-cache" });
    return answer.ok && !(await answer.text()).includes(script.slice(script.lastIndexOf("/") + 1));
  } catch {
    return false;
  }
}
