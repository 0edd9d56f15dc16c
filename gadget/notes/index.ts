export { FbChatNote } from "./fb-chat-note.ts";
export { FbChatNoteBox } from "./fb-chat-note-box.ts";
