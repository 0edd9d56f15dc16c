export { addFiles, emptyBox, recallFiles } from "./deeds.ts";
export { FbChatBoxFiles } from "./fb-chat-box-files.ts";
export { pickFiles } from "./pick.ts";
