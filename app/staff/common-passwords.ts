/** Passwords that guessers try first. Only those of 12 and more characters matter here; most are made of short
 *  well-known words with digits around them, so the words are listed and the decoration is taken off. */

/** Long passwords seen again and again in published leaks, that the rules below would not find. */
const LISTED = new Set(
  `1qaz2wsx3edc 1qaz2wsx3edc4rfv 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i q1w2e3r4t5y6 zaq12wsxcde3
  zaq1xsw2cde3 qazwsxedcrfv qazwsxedcrfvtgb qwer1234asdf asdf1234qwer 1234qwerasdf qwerasdfzxcv
  a1b2c3d4e5f6 aa12345678910 abcd1234abcd abcdef123456 123456abcdef 1234567890qwerty 123qwe123qwe
  qwe123qwe123 qweasdzxc123 123qweasdzxc asdzxcqwe123 1qazxsw23edc !qaz2wsx#edc !qaz@wsx#edc
  correcthorsebatterystaple trustno1trustno1 thisismypassword mypasswordis whatever1234 nothing12345
  iloveyouforever iloveyousomuch iloveyou4ever ilovemyfamily ilovemymum123 ilovechrist ilovejesus
  iloveyoubaby mydaughter123 mychildren123 myfamily1234 letmeinplease opensesame123 administrator
  administrator1 superadmin123 masterpassword defaultpassword temporarypassword changemenow
  changethispassword resetpassword newpassword1 yournamehere usernamepassword startrekvoyager
  starwars1234 harrypotter1 lordoftherings jamesbond007 manchesterunited manchestercity liverpoolfc1
  liverpool1892 chelseafc123 arsenal12345 glasgowceltic glasgowrangers rangersfc1872 celticfc1888
  scotland1234 edinburgh123 glasgow12345 southlanarkshire lanarkshire1 councilcouncil socialwork123
  socialworker familysupport childrenfirst chocolatecake barcelona1899 juventus1897 internetexplorer
  alexander123 christopher1 elizabeth123 jonathan1234 stephanie123 blink182blink unbelievable
  computer1234 sunshine1234 princess1234 football1234 baseball1234 mustang12345 jennifer1234
  michelle1234 babygirl1234 butterfly123 dragonball123 pokemon12345 minecraft123 spiderman123
  batman123456 superman1234 january12345 february1234 november1234 december1234 september123
  wednesday123 thursday1234 saturday1234 summertime123 winteriscoming christmas123 halloween123
  goodmorning1 hello1234567 helloworld123 goodbye12345 googlegoogle facebook1234 microsoft123
  linkedin1234 myspace12345 samsunggalaxy 112233445566 121212121212 123123123123 123454321234
  147258369147 147852369147 159357159357 159753456852 246813579246 741852963741 789456123789
  987654321987 789456123000 102030405060 010203040506 100200300400 314159265358 271828182845`.split(/\s+/),
);

/** What guessers put digits and signs around. Read after "p4ssw0rd" has become "password". */
const WORDS =
  `password passwort passw passwd pass pwd letmein welcome iloveyou qwertyuiop qwerty qwertz azerty
  asdfghjkl asdfgh asdf zxcvbnm zxcvbn qazwsx monkey dragon football baseball basketball superman batman
  spiderman pokemon starwars princess sunshine flower shadow master login hello charlie michael jordan
  jennifer jessica ashley thomas daniel andrew hunter soccer killer george pepper ginger summer winter spring
  autumn london glasgow edinburgh hamilton lanark eastkilbride cambuslang rutherglen clydesdale scotland
  celtic rangers liverpool chelsea arsenal united admin root user guest test temp default changeme secret
  access system computer internet server database portal family support hub hubs council social work worker
  lanarkshire duty manager office monday tuesday wednesday thursday friday saturday sunday january february
  march april may june july august september october november december christmas chocolate cookie cheese
  banana orange purple yellow freedom whatever trustno forever angel lovely loveme love baby babygirl mother
  father children child example abc the my and is me new one two`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);

const LOOKS_LIKE: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
  "+": "t",
};

const ROWS = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890"];
const RUNS = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(""))];

/** How many different characters a password needs at least. */
const FEWEST_DIFFERENT = 5;

/** True for a password that a guesser finds early. @param about words a guesser knows: the name, the e-mail */
export function isCommonPassword(password: string, about: string[] = []): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  if (LISTED.has(plain) || new Set(plain).size < FEWEST_DIFFERENT || repeats(plain)) return true;
  const known = about.flatMap((it) => it.toLowerCase().split(/[^a-z]+/)).filter((it) => it.length > 2);
  const leet = plain.replace(/[0134578@$!+]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
  return [plain, leet].some((it) => isDecoration(it, known));
}

/** Four known words in a row are a passphrase, and harder to guess than one word with signs around it. */
const PASSPHRASE = 4;

/** Whether nothing is left but a few characters once words and keyboard runs are taken out. */
function isDecoration(plain: string, known: string[]): boolean {
  let rest = plain;
  let found = 0;
  for (const word of known) rest = rest.replaceAll(word, " ");
  for (const word of WORDS) {
    if (word.length > 3 && rest.includes(word)) found += 1;
    rest = rest.replaceAll(word, " ");
  }
  if (found >= PASSPHRASE) return false;
  const letters = withoutRuns(rest).replace(/[^\p{L}]/gu, "");
  const strange = withoutRuns(rest).replace(/\s/g, "");
  // years and a sign or two around a word are what everybody adds
  return letters.length <= 2 && strange.length <= 6;
}

/** Takes out pieces of four and more keys that lie in a row. */
function withoutRuns(plain: string): string {
  let rest = plain;
  for (const run of RUNS)
    for (let length = run.length; length >= 4; length--)
      for (let at = 0; at + length <= run.length; at++)
        rest = rest.replaceAll(run.slice(at, at + length), " ");
  return rest;
}

const repeats = (plain: string) => /^(.{1,6})\1+.{0,2}$/.test(plain);
