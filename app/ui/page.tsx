import type { ReactNode } from "react";
import { useSpeech } from "../i18n/translate";
import { ExitButton } from "../safety/exit-button";
import { Banners } from "./banners";
import { Footer } from "./footer";
import { Header } from "./header";
import { useSite } from "./site-context";
import { StaffHeader, type StaffChrome } from "./staff-header";

interface PageProps {
  /** without the site's name; empty for the home page */
  title: string;
  /** pages of the staff; null before signing in */
  staff?: StaffChrome | null | undefined;
  children: ReactNode;
}

/** Pages whose title says nothing to whoever looks over a shoulder or into a history. */
const NEUTRAL = /^\/form/;
/** Pages that nobody should find through a search. */
const UNLISTED = /^\/(form|your-page|ask|stories|you-said-we-did)/;

/** The whole document. Also used outside Remix, for the page that says that the site is out of order. */
export function Page({ title, staff, children }: PageProps) {
  const { t, lang, dir } = useSpeech();
  const { assets, path } = useSite();
  const forStaff = staff !== undefined;
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charSet="utf-8" />
        <title>{[title, NEUTRAL.test(path) ? "" : t("common:siteName")].filter(Boolean).join(" – ")}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#143f36" />
        {/* numbers that are no phone numbers must not become links */}
        <meta name="format-detection" content="telephone=no" />
        {(forStaff || UNLISTED.test(path)) && <meta name="robots" content="noindex" />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {assets.stylesText === null ? (
          <link rel="stylesheet" href={assets.styles} />
        ) : (
          <>
            <style dangerouslySetInnerHTML={{ __html: assets.stylesText }} />
            {/* for the next page, when nothing else waits */}
            <link rel="prefetch" as="style" href={assets.styles} />
          </>
        )}
        {forStaff && <link rel="stylesheet" href={assets.staffStyles} />}
        <script type="module" src={forStaff ? assets.staffScript : assets.familyScript} />
      </head>
      <body>
        <a href="#content" className="skip-link">
          {t("common:skip")}
        </a>
        {!forStaff && <ExitButton />}
        {forStaff ? <StaffHeader chrome={staff} /> : <Header />}
        <Banners />
        <main id="content" className="main" tabIndex={-1}>
          <div className="ds_wrapper">{children}</div>
        </main>
        {!forStaff && <Footer />}
      </body>
    </html>
  );
}
