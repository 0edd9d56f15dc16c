import type { FieldsOf } from "../wire/commands.ts";

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

export type HandField = "page" | "token" | "desk" | "appId" | "appSecret";

/** Fields that cannot stay empty, in the order in which they stand. `needsDesk`: there are several to choose from. */
export function missingOf(form: HandForm, needsDesk: boolean): readonly string[] {
  const needed: HandField[] = ["page", "token"];
  if (needsDesk) needed.push("desk");
  if (form.hasApp) needed.push("appId", "appSecret");
  return needed.filter((name) => form[name].trim() === "");
}

/** What is sent. */
export function byHandOf(form: HandForm): FieldsOf<"page.connect"> {
  const verifyToken = form.verifyToken.trim();
  const { desk } = form;
  const label = form.label.trim();
  const app = { id: form.appId.trim(), secret: form.appSecret.trim() };
  return {
    page: usernameOf(form.page.trim()),
    token: form.token.trim(),
    ...(desk !== "" && { desk }),
    ...(label !== "" && { label }),
    ...(form.hasApp && { app: { ...app, ...(verifyToken !== "" && { verifyToken }) } }),
  };
}

/** Who has the Page before them copies its address. */
function usernameOf(page: string): string {
  const [, name] = /^(?:https?:\/\/)?(?:[\w-]+\.)*facebook\.com\/([^/?#]+)/i.exec(page) ?? [];
  return name ?? page.replace(/^@/, "");
}
