import type { ReactNode } from "react";
import { buttonClasses, type ButtonKind } from "./button";

interface LinkButtonProps {
  href: string;
  kind?: ButtonKind | undefined;
  children: ReactNode;
}

/** A link that starts something. */
export const LinkButton = ({ href, kind = "primary", children }: LinkButtonProps) => (
  <a href={href} className={buttonClasses(kind)}>
    {children}
  </a>
);
