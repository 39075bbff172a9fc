import { useSpeech, useT } from "../i18n/translate";
import { ComplaintBox } from "../stories/complaint-box";
import { StoryNext } from "../stories/story-next";
import { HelpNumbers } from "../ui/help-numbers";
import { Prose, type Block } from "../ui/prose";
import { SiteWith, useFacts, useOwnText } from "../ui/site-context";
import { ClosingPreview } from "./closing-preview";
import { Preview } from "./preview";
import type { previewService } from "./preview-service.server";

type Shown = NonNullable<Awaited<ReturnType<typeof previewService>>>;

/** What families would see of the whole service with what was typed. */
export const ServicePreview = ({ shown }: { shown: Shown }) => (
  <Preview>
    <Part shown={shown} />
  </Preview>
);

function Part({ shown }: { shown: Shown }) {
  const t = useT();
  switch (shown.kind) {
    case "outOfHours":
      return (
        <SiteWith outOfHours={shown.number}>
          {shown.number === null && <p>{t("staff:service.outOfHours.unconfirmed")}</p>}
          <HelpNumbers only={3} />
        </SiteWith>
      );
    case "facts":
      return (
        <SiteWith facts={shown.facts}>
          <Facts minutes={shown.minutes} />
        </SiteWith>
      );
    case "stories": {
      const { complaintsRoad, childComplaintsRoad, ...settings } = shown.settings;
      return (
        <>
          <StoryNext {...settings} readBy={shown.readBy} asks public />
          <ComplaintBox {...{ complaintsRoad, childComplaintsRoad }} />
        </>
      );
    }
    case "closed":
      return <ClosingPreview {...shown} />;
  }
}

/** The sentences of each page that tell what only the service can say. */
function Facts({ minutes }: { minutes: number }) {
  const { privacy, contact, accessibility } = useSpeech().words.pages;
  const facts = useFacts();
  const own = useOwnText("privacy");
  const gaps = Object.keys(facts);
  const parts: Array<[string, readonly Block[]]> = [
    [privacy.title, own ?? privacy.blocks],
    [contact.title, contact.complaintBlocks],
    [accessibility.title, accessibility.blocks],
  ];
  return (
    <>
      {parts.map(([title, blocks]) => (
        <section key={title}>
          <h3>{title}</h3>
          <Prose blocks={withGap(blocks, gaps)} values={{ ...facts, minutes }} />
        </section>
      ))}
    </>
  );
}

/** The paragraphs, and the items of lists, in which one of these gaps is. */
function withGap(blocks: readonly Block[], gaps: readonly string[]): Block[] {
  const has = (text: string) => gaps.some((it) => text.includes(`{{${it}}}`));
  return blocks.flatMap((block): Block[] => {
    if (typeof block === "string") return has(block) ? [block] : [];
    const items = block.list?.filter(has) ?? [];
    return items.length > 0 ? [{ list: items }] : [];
  });
}
