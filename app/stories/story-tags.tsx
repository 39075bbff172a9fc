/** Tags of a story, each a way to others that have it. */
import { tagAddress, type useSayStory } from "./say-story";
import type { StoryTag } from "./story";

interface TagsProps {
  label: string;
  tags: readonly StoryTag[];
  say: ReturnType<typeof useSayStory>;
}

export function StoryTags({ label, tags, say }: TagsProps) {
  // a part of our work and a theme may have the same name: said once
  const said = tags
    .map((it) => ({ ...it, text: say.tag(it) }))
    .filter(({ text }, at, all) => text !== "" && at === all.findIndex((it) => it.text === text));
  if (said.length === 0) return null;
  return (
    <ul className="story-tags" aria-label={label}>
      {said.map((it) => (
        <li key={`${it.kind}:${it.value}`}>
          <a href={tagAddress(it)} className="story-tag">
            {it.text}
          </a>
        </li>
      ))}
    </ul>
  );
}
