import { inFours } from "./in-fours";

interface Named {
  name: string;
  value: string;
}

/** A reference to say aloud and a code to come back with, large enough to be copied by hand. */
export const Secrets = ({ reference, code }: { reference: Named; code: Named }) => (
  <dl className="sent-codes">
    <dt>{reference.name}</dt>
    <dd className="sent-code" dir="ltr">
      {reference.value}
    </dd>
    <dt>{code.name}</dt>
    <dd className="sent-code" dir="ltr">
      {inFours(code.value)}
    </dd>
  </dl>
);
