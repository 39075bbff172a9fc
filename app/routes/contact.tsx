import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { listHubs } from "../hubs/hubs.server";
import { useSpeech } from "../i18n/translate";
import { HubCard } from "../ui/hub-card";
import type { PageHandle } from "../ui/page-handle";
import { Prose } from "../ui/prose";
import { useFacts } from "../ui/site-context";

export const handle: PageHandle = { title: (t) => t("pages:contact.title"), sameForAll: true };

export const loader = async () => ({ hubs: await listHubs(store.read) });

export default function Contact() {
  const { words } = useSpeech();
  const facts = useFacts();
  const { contact } = words.pages;
  const { hubs } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{contact.heading}</h1>
      <p className="lead">{contact.lead}</p>
      <Prose blocks={[contact.safeEmail]} />
      <div className="columns wide">
        {hubs.map((hub) => (
          <HubCard key={hub.id} hub={hub} />
        ))}
      </div>
      <h2>{contact.complaint}</h2>
      <Prose blocks={contact.complaintBlocks} values={facts} />
    </>
  );
}
