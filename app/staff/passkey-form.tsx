import type { ReactNode } from "react";
import { useT } from "../i18n/translate";
import { useSite } from "../ui/site-context";

interface PasskeyFormProps {
  /** of the form that brings the device's answer */
  intent: string;
  /** what the script does when the button is pressed: it asks the device for one that is there, or for a new one */
  kind: "ask" | "make";
  /** what the device is asked, as JSON; where it is not there yet the script gets it with a form of this intent */
  options?: string | undefined;
  begin?: string;
  button: string;
  children?: ReactNode;
}

/** A button that asks this device and sends what it answers. Only script can ask, so only script shows it, where the
 *  browser knows passkeys. */
export function PasskeyForm({ intent, kind, options, begin, button, children }: PasskeyFormProps) {
  const t = useT();
  const { passkeyScript } = useSite().assets;
  const said = {
    "data-busy": t("passkeys:busy"),
    "data-failed": t("passkeys:failed"),
    "data-exists": t("passkeys:exists"),
  };
  return (
    <form
      method="post"
      className="passkey"
      data-passkey={kind}
      data-options={options}
      data-begin={begin}
      hidden
    >
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="credential" />
      <button type="submit" className="ds_button">
        {button}
      </button>
      <p className="passkey__status" role="status" {...said} />
      {children}
      <script type="module" src={passkeyScript} />
    </form>
  );
}
