type Messaging = { sender: { id: string }; message: { mid: string; text: string } };
type Body = { entry: { id: string; messaging: Messaging[] }[] };

/** `name`: of the conversation's object. */
type Item = { name: string; mid: string; text: string };

let key: Promise<CryptoKey> | null = null;

/** What a floor is asked to keep; null where it is not signed as it should be. */
export async function itemsOf(request: Request, secret: string): Promise<Item[] | null> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  key ??= crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, ["verify"]);
  const body = await request.arrayBuffer();
  const hex = request.headers.get("X-Hub-Signature-256")?.slice("sha256=".length) ?? "";
  const signature = Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  if (!(await crypto.subtle.verify("HMAC", await key, signature, body))) return null;
  const { entry } = JSON.parse(new TextDecoder().decode(body)) as Body;
  return entry.flatMap(({ id, messaging }) =>
    messaging.map(({ sender, message }) => ({
      name: `${id}:${sender.id}`,
      mid: message.mid,
      text: message.text,
    })),
  );
}
