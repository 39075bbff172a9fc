import type { GroupAtWork } from "../groups/groups-at-work.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { SummaryList } from "../ui/summary-list";
import { fieldId } from "./form-problems";
import { GroupHistory, type HistoryLine } from "./group-history";
import { GroupSessions } from "./group-sessions";
import { GroupState } from "./group-state";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Props = GroupAtWork & { history: HistoryLine[]; slip: StaffSlip | undefined };

/** One group: what families are told, its sessions, and whether they see it. */
export function GroupPage(props: Props) {
  const t = useT();
  const { group, programme, hubName, lacks, history, slip, sessions } = props;
  return (
    <>
      <BackLink href={paths.staffGroups} />
      <h1>{programme.name}</h1>
      <SlipNotice slip={slip} />
      <p>
        {hubName} <GroupState state={group.state} />
      </p>
      {group.state !== "closed" && lacks.length > 0 && (
        <Notice kind="info" title={t("groupwork:group.lacks.title")}>
          <ul>
            {lacks.map((it) => (
              <li key={it}>
                <a href={WHERE[it](group.id)}>{t(`groupwork:group.lacks.${it}`)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {isReady(props) && <Open {...props} />}
      <Numbers {...props} />
      <section className="part wide" id={fieldId("state", "form")} tabIndex={-1}>
        <h2>{t("groupwork:group.sessions")}</h2>
        {sessions.length === 0 && <p>{t("groupwork:group.noSessions")}</p>}
        {sessions.length > 0 && <GroupSessions {...props} />}
        {group.state !== "closed" && (
          <p>
            <a href={paths.groupDates(group.id)}>{t("groupwork:group.addSessions")}</a>
          </p>
        )}
      </section>
      <About {...props} />
      <States {...props} />
      <GroupHistory title={t("groupwork:group.history")} lines={history} group={group.id} />
    </>
  );
}

const isReady = ({ group, lacks }: Props) =>
  lacks.length === 0 && (group.state === "draft" || group.state === "paused");

/** Where what it lacks is put right. */
const WHERE: Record<GroupAtWork["lacks"][number], (group: string) => string> = {
  place: paths.groupFacts,
  joinBy: paths.groupFacts,
  seats: paths.groupFacts,
  sessions: paths.groupDates,
  programme: () => paths.staffProgrammes,
};

function Numbers({ group, bookings, unmarked }: Props) {
  const t = useT();
  const { booked, waiting, offered, toTalk } = bookings;
  const said = [
    t("groupwork:group.booked", { count: booked }),
    ...(waiting ? [t("groupwork:list.waiting", { count: waiting })] : []),
    ...(offered ? [t("groupwork:list.offers", { count: offered })] : []),
    ...(toTalk ? [t("groupwork:list.toTalk", { count: toTalk })] : []),
    ...(unmarked ? [t("groupwork:list.unmarked", { count: unmarked })] : []),
  ];
  return (
    <>
      <p className="group-numbers">{said.join(" · ")}</p>
      <p>
        <a href={paths.groupBookings(group.id)}>{t("groupwork:group.bookings")}</a>
      </p>
    </>
  );
}

function About({ group, rooms }: Props) {
  const t = useT();
  const room = rooms.find((it) => it.id === group.room);
  const none = t("groupwork:group.none");
  const yes = (it: boolean) => t(it ? "groupwork:group.yes" : "groupwork:group.no");
  const where = group.online ? t("groupwork:facts.whereOnline") : room?.name;
  const rows = [
    { key: t("groupwork:facts.where"), value: where ?? t("groupwork:facts.whereNone") },
    ...(group.online ? [{ key: t("groupwork:facts.joinBy"), value: group.joinBy || none }] : []),
    { key: t("groupwork:part.hideVenue"), value: yes(group.hideVenue) },
    { key: t("groupwork:part.seats"), value: group.seats },
    { key: t("groupwork:part.crechePlaces"), value: group.crechePlaces },
    ...(group.crechePlaces ? [{ key: t("groupwork:part.crecheStaff"), value: group.crecheStaff }] : []),
    { key: t("groupwork:part.transportSeats"), value: group.transportSeats },
    { key: t("groupwork:part.askFirst"), value: yes(group.askFirst) },
    { key: t("groupwork:part.language"), value: t(`groupwork:language.${group.language as "en"}`) },
    { key: t("groupwork:part.leads"), value: group.leads || none },
    { key: t("groupwork:part.note"), value: group.note || none },
  ];
  return (
    <section className="part">
      <h2>{t("groupwork:group.about")}</h2>
      <SummaryList rows={rows} />
      {group.state !== "closed" && (
        <p>
          <a href={paths.groupFacts(group.id)}>{t("groupwork:group.changeFacts")}</a>
        </p>
      )}
    </section>
  );
}

/** The one thing left to do, where nothing is missing. */
function Open({ group, mark }: Props) {
  const t = useT();
  return (
    <Notice kind="info" title={t("groupwork:group.ready")}>
      <p>{t("groupwork:group.publishText")}</p>
      <form method="post">
        <input type="hidden" name="mark" value={mark} />
        <Button name="intent" value="publish">
          {t(group.state === "paused" ? "groupwork:group.publishAgain" : "groupwork:group.publish")}
        </Button>
      </form>
    </Notice>
  );
}

function States({ group, mark, sessions }: Props) {
  const t = useT();
  if (group.state === "closed") return <p>{t("groupwork:group.closed")}</p>;
  const ahead = sessions.some((it) => it.ahead);
  return (
    <section className="part">
      <h2>{t("groupwork:group.state")}</h2>
      {group.state === "published" && (
        <form method="post">
          <input type="hidden" name="mark" value={mark} />
          <p>{t("groupwork:group.pauseText")}</p>
          <Button kind="secondary" name="intent" value="pause">
            {t("groupwork:group.pause")}
          </Button>
        </form>
      )}
      <div className="request-actions">
        <details>
          <summary>{t("groupwork:group.close")}</summary>
          <form method="post">
            <input type="hidden" name="mark" value={mark} />
            <p>{t(ahead ? "groupwork:group.closeText" : "groupwork:group.closeOver")}</p>
            <Button kind="secondary" name="intent" value="close">
              {t("groupwork:group.close")}
            </Button>
          </form>
        </details>
      </div>
    </section>
  );
}
