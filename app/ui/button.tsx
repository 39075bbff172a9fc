import type { ReactNode } from "react";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

export const buttonClasses = (kind: ButtonKind) =>
  kind === "primary" ? "ds_button" : `ds_button ds_button--${kind}`;

interface ButtonProps {
  children: ReactNode;
  kind?: ButtonKind | undefined;
  name?: string | undefined;
  value?: string | undefined;
  formNoValidate?: boolean | undefined;
}

/** Sends the form it stands in. */
export const Button = ({ kind = "primary", children, ...rest }: ButtonProps) => (
  <button type="submit" className={buttonClasses(kind)} {...rest}>
    {children}
  </button>
);

/** Buttons side by side, where there is room. */
export const Buttons = ({ children }: { children: ReactNode }) => <div className="buttons">{children}</div>;
