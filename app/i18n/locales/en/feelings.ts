/** How somebody felt: the same words where it is asked, found and counted. */
export const goodFeelings = {
  heard: "Listened to",
  supported: "Supported",
  welcome: "Welcome",
  hopeful: "Hopeful",
  safe: "Safe",
  calm: "Calm",
  grateful: "Grateful",
  confident: "Sure of myself",
  happy: "Happy",
};
export const hardFeelings = {
  worried: "Worried",
  scared: "Scared",
  judged: "Judged",
  ignored: "Ignored",
  angry: "Angry",
  sad: "Sad",
  confused: "Confused",
  alone: "Alone",
  tired: "Tired",
};
