/** The link by which a customer comes, and its QR code: loaded with the first record that has no conversation. */
export { FbChatInvite } from "./fb-chat-invite.ts";
