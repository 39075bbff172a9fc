/** Under which names the sealed words around a story stand, for those who seal and those who open them. */
export const answerPlace = (row: string) => ({ table: "story_answers", row });
export const replyOriginalPlace = (row: string) => ({ table: "story_replies.original", row });
export const replyCopyPlace = (row: string) => ({ table: "story_replies.copy", row });
export const praisePlace = (row: string) => ({ table: "story_praise", row });
