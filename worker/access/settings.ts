/** Settings by which administrators come in, and Pages are connected by login. */
import { isLocalHost, type ConfigFault } from "../config.ts";
import { readAdminLink, type AdminLink } from "../domain/admin-link.ts";
import { LOGIN_URL } from "../graph/login/dialog.ts";
import type { AccessApplication } from "./cloudflare-access.ts";

/** `FACEBOOK_LOGIN_URL`: where the dialog is; Meta's own where nothing is set. */
export function readLoginUrl(value: string | undefined, faults: ConfigFault[]): string {
  const trimmed = value?.trim() ?? "";
  const url = URL.parse(trimmed === "" ? LOGIN_URL : trimmed);
  if (url !== null && (url.protocol === "https:" || (url.protocol === "http:" && isLocalHost(url))))
    return url.href;
  faults.push({
    name: "FACEBOOK_LOGIN_URL",
    problem: "invalid",
    why: "is no address with https:// and a host",
  });
  return LOGIN_URL;
}

/** `ACCESS_TEAM_DOMAIN`, `ACCESS_AUD`: Cloudflare's own name of a team, and the tag of one application in it: neither lets anybody in without the other. */
export function readAccessApplication(
  domain: string | undefined,
  tag: string | undefined,
  faults: ConfigFault[],
): AccessApplication | null {
  const [teamDomain, audience] = [domain?.trim() ?? "", tag?.trim() ?? ""];
  if (teamDomain === "" && audience === "") return null;
  const before = faults.length;
  const must = (isSo: boolean, name: string, value: string, why: string): void => {
    if (value === "") faults.push({ name, problem: "missing" });
    else if (!isSo) faults.push({ name, problem: "invalid", why });
  };
  const isDomain = /^[a-z0-9-]+\.cloudflareaccess\.com$/.test(teamDomain);
  must(isDomain, "ACCESS_TEAM_DOMAIN", teamDomain, "is not <team>.cloudflareaccess.com");
  must(/^[0-9a-f]{64}$/.test(audience), "ACCESS_AUD", audience, "is no tag of 64 signs 0–9 a–f");
  return faults.length === before ? { teamDomain, audience } : null;
}

/** `ADMIN_LINK`, as `npm run admin` writes it. */
export function readLink(value: string | undefined, faults: ConfigFault[]): AdminLink | null {
  const trimmed = value?.trim() ?? "";
  const link = trimmed === "" ? null : readAdminLink(trimmed);
  if (trimmed !== "" && link === null)
    faults.push({ name: "ADMIN_LINK", problem: "invalid", why: "was not written by npm run admin" });
  return link;
}
