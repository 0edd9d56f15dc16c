export { addFiles, addKept, emptyBox, removeFile } from "./deeds.ts";
export { FbChatBoxFiles } from "./fb-chat-box-files.ts";
export { FbChatFileRows } from "./fb-chat-file-rows.ts";
export { giveForTemplate } from "./give.ts";
export { sweep } from "./keep.ts";
export { keptFile, newFile } from "./new-file.ts";
export { pickFiles, pickPicture, takePhoto } from "./pick.ts";
export { mayLeave, recallFiles } from "./recall.ts";
