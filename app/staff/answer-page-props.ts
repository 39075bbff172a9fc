import type { MirrorView } from "./mirror";
import type { AnswerPageView } from "./read-answer-page.server";
import type { StaffSlip } from "./staff-slip.server";

/** What the page on which a story is answered is given. */
export type AnswerPageProps = AnswerPageView & { mirror: MirrorView | null; slip: StaffSlip | undefined };
