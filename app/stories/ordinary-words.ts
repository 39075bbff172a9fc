/** Words that are nobody's name where they stand. */
import { listOf } from "./plain-letters";

/** Written with a capital letter in the middle of a sentence, and nobody's: days, services, what relations are called. */
export const KNOWN_CAPITALS: ReadonlySet<string> = new Set(
  listOf(`
    ah ah'm ah'd ah've ah'll ma oor wir yer whit naw aye noo highers higher nat nationals powerpoint word excel other babies i i'm i've i'd i'll im ive id monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays mon tue tues wed thu thur thurs fri sat sun
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    christmas easter xmas halloween hogmanay ramadan eid diwali hanukkah valentine's bonfire boxing new year summer winter autumn spring
    mum mums mummy mam mammy maw ma mom mommy dad dads daddy da faither father mother gran granny grannie grans granda grandad grandpa grandma papa nana nan nanny auntie aunty aunt uncle wean weans
    baby son daughter sister brother mr mrs miss ms mx dr sir madam
    hub hubs family families support social work worker workers services service service's group groups centre council government parliament nhs gp gps hv cpn camhs
    children child first children's people parent parents parenting young carer carers women's women woman's aid men's home start homestart barnardo's barnardos aberlour nspcc childline
    samaritans sure stay safe you your and circle security triple p incredible years solihull peep bookbug reading scottish scotland british britain uk england english wales welsh europe european
    health visitor midwife midwives nurse doctor doctors teacher head headteacher pastoral panel hearing reporter police officer sheriff court school primary secondary nursery high academy college university
    lead key peer team leader manager duty named person plan meeting review assessment referral early help self universal credit pip dla adp benefit benefits job jobcentre centre money advice citizens bureau food bank foodbank
    facebook whatsapp instagram tiktok youtube google zoom teams snapchat messenger netflix minecraft roblox xbox playstation fortnite lego peppa pig bluey cbeebies disney ipad iphone
    tesco asda aldi lidl morrisons greggs mcdonald's mcdonalds costa primark argos ikea boots amazon sainsbury's co-op coop poundland
    covid coronavirus lockdown brexit god lord jesus allah christ bible quran internet wifi tv pc ok okay ps p.s nb re fyi asap adhd asd add ocd ptsd bsl asn sen iep girfec lac mmr a&e
    polish ukrainian arabic urdu chinese gaelic romanian syrian mandarin russian french spanish german italian irish african asian scots signal hi hello dear thanks thank yes no oh
    self-referral self-help well-being wellbeing nhs24 makaton family-support covid-19 tv's christian muslim catholic protestant jewish hindu sikh glasgow's the my we he she it they when what but so if in on at to
    wechat mama widows friends everything anger worry fear bumps mumsnet calpol sudocrem paracetamol sertraline prozac ritalin melatonin velcro hoover biro tupperware xmas mothers fathers day days night one two three four five six seven eight nine ten
  `),
);

/** That often follow "my son", "called" or "Dr" without naming anybody. */
export const NEVER_NAMES: ReadonlySet<string> = new Set(
  listOf(`
    a an the and or but so as if than then that this these those there here it its it's he she they we you i me him her them us my your his our their who which what when where why how
    is was are were be been being am has had have having do does did doing done can can't cant could couldn't will won't wont would wouldn't shall should may might must not never always just only even also too
    very really still now again already often sometimes usually finally suddenly actually apparently obviously at in on of to from for by with without about after before until since because while during
    through into onto over under up down out off away back home round around between behind near all both each every some any no none nothing nobody everyone anyone someone something
    got gets get getting goes go going gone went came come comes coming said says say saying told tells tell telling asked asks ask took take takes taking makes made make making gave gives give giving
    loves loved love likes liked like hates hated hate wants wanted want needs needed need feels felt feel thinks thought think knows knew know sees saw see seen looks looked look looking
    started starts start stopped stops stop keeps kept keep left leaves leave moved moves move lived lives live stayed stays stay sleeps slept sleep eats ate eat plays played play
    works worked work working talks talked talk speaks spoke speak cries cried cry screams screaming helps helped help helping tries tried try struggles struggled struggling refused refuses
    wouldnt didnt doesnt isnt wasnt hasnt hadnt couldnt cannot didn't doesn't isn't wasn't hasn't hadn't aren't weren't wasnae isnae didnae cannae dinnae wisnae hadnae wouldnae couldnae
    school nursery dad dad's mum mums father mother gran family side friends friend work house room bed people person man woman boy girl one ones other others own new old big wee little young younger older
    eldest youngest oldest middle age aged years year months month weeks week days day time times first second last next better worse best worst well fine happy sad angry upset scared worried
    tired ill sick poorly pregnant alone lonely anxious quiet loud good bad great nice kind lovely gentle calm difficult hard easy different same right wrong
    him me social hub police doctor doctors gp out in round back meeting meetings session sessions group class ambulance council them names liar stupid lazy naughty bad selfish
    support worker workers visitor teacher nurse health midwife key peer duty manager staff team service services plan appointment
    yes no ok okay aye ay och oh please thanks thank sorry hello hi dear ex partner husband wife
    once twice three two four five six seven eight nine ten twins twin children child weans wean kids kid baby babies bairn son sons daughter daughters
    wi tae fae fur oan oor yer ma mah da maw ye yous youse ken cos coz bcos cuz tbh lol btw u ur r im ive id ill wee yin yins wan wee'un
    mr mrs ms miss dr sir people parents teachers doctors women men families neighbours somebody everybody staff strangers professionals mothers fathers girls boys workers police grandparents more most much many few lots lot bit enough almost nearly though although however maybe perhaps together apart ever yet soon later today tonight yesterday tomorrow
  `),
);
