import { useT } from "../i18n/translate";
import { paths } from "../paths";
import type { SavedView } from "../referrals/saved-views.server";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface ViewsProps {
  views: SavedView[];
  /** of the list that is shown */
  query: string;
  hubs: Array<{ id: string; name: string }>;
  /** hubs whose lists this person keeps */
  keeps: Array<{ id: string; name: string }>;
  slip: StaffSlip | undefined;
}

const address = (query: string) => (query ? `${paths.staff}?${query}` : paths.staff);

export function SavedViews(props: ViewsProps) {
  const t = useT();
  const { views, query, hubs } = props;
  const whose = ({ hub }: SavedView) => hubs.find((it) => it.id === hub)?.name ?? hub;
  if (views.length === 0) return null;
  return (
    <nav className="saved-views" aria-label={t("desk:view.label")}>
      <ul>
        {views.map((it) => (
          <li key={it.id}>
            <a href={address(it.query)} aria-current={it.query === query ? "page" : undefined}>
              {it.name}
            </a>
            {it.hub && <span className="quiet small"> {whose(it)}</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Keeps the list that is shown, or takes one away. */
export function KeepView({ views, query, keeps, slip }: ViewsProps) {
  const t = useT();
  const field = useFields("saveView", slip);
  const removable = views.filter((it) => it.mayRemove);
  return (
    <details className="filters wide" open={slip?.form === "saveView"}>
      <summary>{t("desk:view.keep")}</summary>
      <form method="post" action={paths.staff}>
        <input type="hidden" name="query" value={query} />
        <TextInput
          {...field("name")}
          label={t("desk:view.name")}
          hint={t("desk:view.hint")}
          autoComplete="off"
        />
        {keeps.length > 0 && (
          <Select
            {...field("hub")}
            label={t("desk:view.forWhom")}
            options={[
              { value: "", label: t("desk:view.me") },
              ...keeps.map(({ id, name }) => ({ value: id, label: t("desk:view.hub", { hub: name }) })),
            ]}
          />
        )}
        <Button kind="secondary" name="intent" value="saveView">
          {t("desk:view.save")}
        </Button>
      </form>
      {removable.map((it) => (
        <form key={it.id} method="post" action={paths.staff} className="row-buttons">
          <input type="hidden" name="id" value={it.id} />
          <Button kind="quiet" name="intent" value="removeView">
            {t("desk:view.remove", { name: it.name })}
          </Button>
        </form>
      ))}
    </details>
  );
}
