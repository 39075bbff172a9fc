import { Choices, type ChoicesProps } from "./choices";

/** One answer of several. */
export const Radios = ({ value, ...rest }: ChoicesProps & { value?: string | undefined }) => (
  <Choices kind="radio" chosen={value ? [value] : []} {...rest} />
);
