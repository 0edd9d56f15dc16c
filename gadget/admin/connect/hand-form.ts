import type { ByHand } from "../wire/answers.ts";

/** What is filled in to connect a Page by hand. */
export type HandForm = {
  page: string;
  token: string;
  label: string;
  desk: string;
  verifyToken: string;
  hasApp: boolean;
  appId: string;
  appSecret: string;
};

export type HandField = "page" | "token" | "appId" | "appSecret";

/** Fields that cannot stay empty, in the order in which they stand. */
export function missingOf(form: HandForm): readonly string[] {
  const needed: HandField[] = form.hasApp ? ["page", "token", "appId", "appSecret"] : ["page", "token"];
  return needed.filter((name) => form[name].trim() === "");
}

/** What is sent. `firstDesk`: where there is nothing to choose. */
export function byHandOf(form: HandForm, firstDesk: string): ByHand {
  const verifyToken = form.verifyToken.trim();
  return {
    page: usernameOf(form.page.trim()),
    token: form.token.trim(),
    label: form.label.trim(),
    desk: form.desk || firstDesk,
    ...(verifyToken !== "" && { verifyToken }),
    ...(form.hasApp && { app: { id: form.appId.trim(), secret: form.appSecret.trim() } }),
  };
}

/** Who has the Page before them copies its address. */
function usernameOf(page: string): string {
  const [, name] = /^(?:https?:\/\/)?(?:[\w-]+\.)*facebook\.com\/([^/?#]+)/i.exec(page) ?? [];
  return name ?? page.replace(/^@/, "");
}
