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

export type HandField = "page" | "token" | "appId" | "appSecret";

/** Fields that cannot stay empty, in the order in which they stand. */
export function missingOf(form: HandForm): readonly string[] {
  const needed: HandField[] = form.hasApp ? ["page", "token", "appId", "appSecret"] : ["page", "token"];
  return needed.filter((name) => form[name].trim() === "");
}

/** What is sent. `firstDesk`: where there is nothing to choose. */
export function byHandOf(form: HandForm, firstDesk: string): FieldsOf<"page.connect"> {
  const verifyToken = form.verifyToken.trim();
  const desk = form.desk || firstDesk;
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
