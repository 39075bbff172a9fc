import type { ReactNode } from "react";

interface TagProps {
  kind: "urgent" | "late" | "unread" | "plain";
  children: ReactNode;
}

/** A word that stands out; never colour alone. */
export const Tag = ({ kind, children }: TagProps) => <span className={`tag tag--${kind}`}>{children}</span>;
