/** What a task says that the portal made for whoever talks with a family about a group. For staff. */
export const places = {
  talk: {
    askFirst: "This group is talked about before anybody is placed.",
    age: "A child is not of the age the programme is made for, at one session at least.",
    due: "A baby may not be born by the first session.",
    weeks: "The programme is made for other weeks of pregnancy.",
    unsure: "It is not plain from what they wrote whether the programme fits.",
    person: "Talk with them before they are placed.",
    many: "Many bookings came from the same place within an hour. Make sure that this is a family who wants to come.",
  },
  apart: "Do not place with another family in this group. {{reason}}",
  apartElsewhere:
    "Must be kept apart from another family, which has no place in this group now. You may place them; the other is then not placed here. {{reason}}",
  undelivered: "A mail to them did not arrive. Reach them in another way that is safe.",
  offerRanOut:
    "Places were held for them until they ran out, and they have not answered. Ask whether they still want them. They keep their turn.",
};
