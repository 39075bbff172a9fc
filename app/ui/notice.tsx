import type { ReactNode } from "react";

interface NoticeProps {
  kind: "info" | "urgent" | "success";
  title?: string | undefined;
  children?: ReactNode;
}

/** Something to notice before going on. */
export const Notice = ({ kind, title, children }: NoticeProps) => (
  <div className={`notice notice--${kind}`}>
    {title && <h2 className="notice__title">{title}</h2>}
    {children}
  </div>
);
