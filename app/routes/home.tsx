import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { HelpNumbers } from "../ui/help-numbers";
import { HubNumbers } from "../ui/hub-numbers";
import type { PageHandle } from "../ui/page-handle";
import { Prose } from "../ui/prose";
import { WayIn } from "../ui/way-in";

export const handle: PageHandle = { title: () => "", sameForAll: true };

export default function Home() {
  const { t, words } = useSpeech();
  const home = words.pages.home;
  return (
    <>
      <div className="welcome">
        <h1>{home.heading}</h1>
        <p className="lead">{home.lead}</p>
        <Prose blocks={[home.talkFirst]} />
      </div>
      <ul className="ways-in wide">
        <WayIn href={paths.ask} title={t("pages:home.ask.title")} text={t("pages:home.ask.text")} first />
        {(["find", "groups", "stories"] as const).map((way) => (
          <WayIn
            key={way}
            href={{ find: paths.findHub, groups: paths.groups, stories: paths.stories }[way]}
            title={t(`pages:home.${way}.title`)}
            text={t(`pages:home.${way}.text`)}
          />
        ))}
      </ul>
      <Prose blocks={[home.again]} />
      <div className="columns wide">
        <section className="panel" id="talk" aria-labelledby="talk-title">
          <h2 id="talk-title">{home.talk}</h2>
          <p>{home.talkText}</p>
          <HubNumbers />
        </section>
        <section className="panel" aria-labelledby="help-title">
          <h2 id="help-title">{home.helpNow}</h2>
          <HelpNumbers only={3} />
          <p>
            <a href={paths.helpNow}>{home.moreHelp}</a>
          </p>
        </section>
      </div>
    </>
  );
}
