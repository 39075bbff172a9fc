/** What narrows the list. It is posted, so that a word somebody looks for never stands in an address. */
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { useSite } from "../ui/site-context";
import { TextInput } from "../ui/text-input";
import { Tick } from "../ui/tick";
import type { StoryFilter } from "./read-filter";
import { FEELINGS, SERVICES, THEMES } from "./story";
import { CAME_OF_IT } from "./terms-of";

interface FilterProps {
  filter: StoryFilter;
  words: string;
  programmes: ReadonlyArray<{ id: string; name: string }>;
}

export function StoryFilterForm({ filter, words, programmes }: FilterProps) {
  const t = useT();
  const { hubs } = useSite();
  const named = (all: FilterProps["programmes"]) => all.map(({ id, name }) => ({ value: id, label: name }));
  const lists = {
    hub: named(hubs),
    theme: THEMES.map((it) => ({ value: it, label: t(`stories:theme.${it}`) })),
    feeling: FEELINGS.map((it) => ({ value: it, label: t(`stories:feeling.${it}`) })),
    service: SERVICES.map((it) => ({ value: it, label: t(`stories:service.${it}`) })),
    programme: named(programmes),
    came: CAME_OF_IT.map((it) => ({ value: it, label: t(`stories:came.${it}`) })),
  };
  return (
    <details className="find-group find-story">
      <summary>{t("stories:filter.open")}</summary>
      <form method="post" action={paths.stories} noValidate autoComplete="off">
        <TextInput
          id="words"
          name="words"
          label={t("stories:filter.words")}
          hint={t("stories:filter.wordsHint")}
          value={words}
          width={20}
        />
        <div className="find-story__lists">
          {(Object.keys(lists) as Array<keyof typeof lists>).map((name) => (
            <Select
              key={name}
              id={name}
              name={name}
              label={t(`stories:filter.${name}`)}
              value={filter[name]}
              options={[{ value: "", label: t("stories:filter.any") }, ...lists[name]]}
            />
          ))}
        </div>
        <Tick name="young" label={t("stories:filter.young")} on={filter.young} />
        <Button>{t("stories:filter.show")}</Button>
      </form>
    </details>
  );
}
