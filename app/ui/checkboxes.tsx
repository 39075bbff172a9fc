import { Choices, type ChoicesProps } from "./choices";

/** Any number of answers. */
export const Checkboxes = ({
  values,
  ...rest
}: ChoicesProps & { values?: readonly string[] | undefined }) => (
  <Choices kind="checkbox" chosen={values ?? []} {...rest} />
);
