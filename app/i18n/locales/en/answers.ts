/** What staff do once a story may be read: answer it, change something, thank one another. And what the service sets. */
export const answers = {
  settings: {
    title: "Stories",
    text: "How soon families' stories are read and answered, and how long what they wrote is kept. How to complain to the council is above, under “What only the service can say”.",
    readDays: "Working days until a moderator has read a story",
    answerDays: "Working days until the hub has answered",
    holdWith: "Published together with at least this many others",
    keepDays: "Days until what the author wrote and the edits are deleted",
    reading: "Answers",
    secondReader: "A manager reads each answer before the family sees it",
    childComplaints: "How a child or young person can complain",
    hint: {
      readDays: "From {{least}} to {{most}}.",
      answerDays: "From {{least}} to {{most}}.",
      holdWith:
        "Of the same hub, so that when it appears tells nobody who wrote it. 0 publishes each by itself. At most {{most}}.",
      keepDays:
        "Counted from when the story is settled. What was published stays. From {{least}} to {{most}}.",
      childComplaints:
        "In words a child can read. While this is empty, young people are shown the road for everybody.",
    },
    save: "Save these settings",
  },
};
