export { addFiles, emptyBox } from "./deeds.ts";
export { FbChatBoxFiles } from "./fb-chat-box-files.ts";
export { sweep } from "./keep.ts";
export { pickFiles, takePhoto } from "./pick.ts";
export { mayLeave, recallFiles } from "./recall.ts";
