/** How whoever answers is shown: their own name, role and picture, for as long as they like. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { eq } from "drizzle-orm";
import { publicStories, staffFaces } from "../../db/schema/public-stories";
import { readForm, type Posted } from "../../app/http/read-form.server";
import { startSession } from "../../app/staff/session.server";
import { shutOut } from "../../app/staff/accounts.server";
import { giveAnswer } from "../../app/stories/answer-story.server";
import { findFace } from "../../app/stories/faces.server";
import { showStory } from "../../app/stories/show-story.server";
import { randomToken } from "../../app/random.server";
import { multipartForm } from "../support/posted";
import { exif, JPEG, PNG, withSegment } from "../support/photos";
import { addColleague, addHubs, MONDAY, type Colleague } from "../support/staff";
import { pass, storyOf, tell } from "../support/stories";

type Route = { loader: (args: object) => unknown; action?: (args: object) => unknown };
const { store } = await import("../../app/db.server");
const staffFace = (await import("../../app/routes/staff-face")) as unknown as Route;
const faceRoute = (await import("../../app/routes/face")) as unknown as Route;

let isla: Colleague, cookie: string;
beforeAll(async () => {
  await addHubs(store);
  isla = await addColleague(store, "duty_worker", "hamilton");
  cookie = `staff=${await store.transaction((tx) => startSession(tx, isla.id, new Date()))}`;
});
afterAll(async () => {
  await store.close();
  await db.close();
});

/** What the page says after a form of it. */
async function send(posted: Posted): Promise<{ said?: string | undefined; problem?: string | undefined }> {
  const ask = (headers: object) =>
    new Request("http://portal.test/staff/face", { headers: { cookie, ...headers } });
  const answer = (await staffFace.action!({ request: ask({}), context: { posted } })) as Response;
  expect(answer.status).toBe(303);
  const slip = answer.headers.getSetCookie()[0]!.split(";")[0]!;
  const page = (await staffFace.loader({ request: ask({ cookie: `${cookie}; ${slip}` }) })) as {
    data: { slip: { said?: { key: string }; problems: Array<{ code: string }> } };
  };
  return { said: page.data.slip.said?.key, problem: page.data.slip.problems[0]?.code };
}

const upload = async (bytes: Uint8Array) => send(await multipartForm({ intent: "photo" }, { photo: bytes }));
const face = () => findFace(store.read, isla.id);
async function see(photoId: string) {
  try {
    return (await faceRoute.loader({ params: { photo: photoId } })) as Response;
  } catch (thrown) {
    return thrown as Response;
  }
}

it("says name and role first, and then takes a picture without what the camera wrote", async () => {
  expect(await upload(JPEG)).toMatchObject({ problem: "faceFirst" });
  expect(await send(await multipartForm({ intent: "save", name: " ", role: "x" }))).toMatchObject({
    problem: "faceNameMissing",
  });
  expect(
    await send(await multipartForm({ intent: "save", name: "Isla", role: "Support worker" })),
  ).toMatchObject({ said: "saved" });
  expect(await upload(withSegment(JPEG, 0xe1, exif(1, "55.7781N 4.0468W")))).toMatchObject({
    said: "photoSaved",
  });
  const shown = await see((await face())!.photoId!);
  expect(shown.headers.get("content-type")).toBe("image/jpeg");
  expect(shown.headers.get("cache-control")).toBe("public, max-age=86400, immutable");
  const bytes = Buffer.from(await shown.arrayBuffer());
  expect(bytes.includes("Exif")).toBe(false);
  expect(bytes.includes("4.0468W")).toBe(false);
});

it("takes no file that is no picture, and says why", async () => {
  const before = await face();
  const html = Buffer.from("<!doctype html><script>alert(1)</script>");
  expect(await upload(html)).toMatchObject({ problem: "photoWrong" });
  expect(await upload(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), html]))).toMatchObject({
    problem: "photoWrong",
  });
  expect(await upload(Buffer.alloc(200_001))).toMatchObject({ problem: "photoTooLarge" });
  expect(await upload(Buffer.alloc(0))).toMatchObject({ problem: "photoMissing" });
  expect(await send(await multipartForm({ intent: "photo" }))).toMatchObject({ problem: "photoMissing" });
  expect(await face()).toEqual(before);
});

it("shows what it is by its bytes, whatever it was called", async () => {
  await upload(PNG);
  expect((await see((await face())!.photoId!)).headers.get("content-type")).toBe("image/png");
});

it("gives each picture an address of its own, and the old one is gone", async () => {
  const before = (await face())!.photoId!;
  await upload(JPEG);
  const after = (await face())!.photoId!;
  expect(after).not.toBe(before);
  expect((await see(before)).status).toBe(404);
  for (const made of ["", "x", isla.id, "../secret"]) expect((await see(made)).status).toBe(404);
});

async function anAnsweredStory(): Promise<string> {
  const { id } = await tell(store, {}, MONDAY);
  await store.transaction((tx) => pass(tx, id, {}, MONDAY));
  await store.transaction((tx) => showStory(tx, id, "struan", MONDAY));
  const answer = { story: id, by: isla.id, id: randomToken(), text: "Thank you, Bramble." };
  expect(await store.transaction((tx) => giveAnswer(tx, answer, MONDAY))).toBe("given");
  return id;
}
async function photoUnder(story: string): Promise<string | null> {
  const { publicId } = await storyOf(store, story);
  const [row] = await store.read.select().from(publicStories).where(eq(publicStories.id, publicId!));
  const [part] = row!.conversation;
  if (part?.kind !== "answer") throw new Error("Not answered");
  return part.photoId;
}

it("changes and takes away the picture on every page at once; name and role stay as they were answered", async () => {
  const story = await anAnsweredStory();
  expect(await photoUnder(story)).toBe((await face())!.photoId);
  await upload(PNG);
  const { photoId } = (await face())!;
  expect(await photoUnder(story)).toBe(photoId);
  await send(await multipartForm({ intent: "save", name: "Eilidh", role: "Manager" }));
  expect(await send(await multipartForm({ intent: "removePhoto" }))).toMatchObject({ said: "photoRemoved" });
  expect(await photoUnder(story)).toBe(null);
  expect((await see(photoId!)).status).toBe(404);
  const [row] = await store.read.select().from(staffFaces).where(eq(staffFaces.staff, isla.id));
  expect(row).toMatchObject({ photo: null, photoId: null, name: "Eilidh" });
  const { publicId } = await storyOf(store, story);
  const [shown] = await store.read.select().from(publicStories).where(eq(publicStories.id, publicId!));
  expect(shown!.conversation).toMatchObject([{ name: "Isla", role: "Support worker" }]);
});

it("takes a file on no other form, and no other file on this one", async () => {
  const posted = await multipartForm({ intent: "save", name: "Isla", role: "x" }, { photo: JPEG });
  expect(() => readForm({ posted })).toThrow(Response);
  const twice = await multipartForm({ intent: "photo" }, { photo: JPEG, other: JPEG });
  await expect(
    staffFace.action!({
      request: new Request("http://portal.test/x", { headers: { cookie } }),
      context: { posted: twice },
    }),
  ).rejects.toMatchObject({ status: 400 });
  const broken = { type: "multipart/form-data; boundary=x", body: Buffer.from("--x\r\nnonsense") };
  for (const it of [broken, { type: "multipart/form-data", body: Buffer.alloc(0) }])
    await expect(
      staffFace.action!({
        request: new Request("http://portal.test/x", { headers: { cookie } }),
        context: { posted: it },
      }),
    ).rejects.toMatchObject({ status: 400 });
});

it("goes when the account is switched off", async () => {
  const left = await addColleague(store, "duty_worker", "hamilton");
  await store.transaction((tx) =>
    tx
      .insert(staffFaces)
      .values({ staff: left.id, name: "Left", role: "x", photoId: "left", photo: JPEG.toString("base64") }),
  );
  expect((await see("left")).status).toBe(200);
  await store.transaction((tx) => shutOut(tx, left.id, { by: isla.id }, new Date()));
  expect((await see("left")).status).toBe(404);
});
