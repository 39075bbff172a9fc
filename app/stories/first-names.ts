/** First names often given in Scotland, and in families who came here. Without accents, in small letters. */

const BRITISH = `
aaron abbie abby abigail adam adele adrian agnes aidan aiden aileen alan alana alasdair alastair alec aleena alesha alex
alexander alexandra alexis alfie alfred alice alicia alisha alison alistair allan allana alyssa amanda amelia amelie amy
andrea andrew andy angela angus anna annabel annabelle anne annette annie anthony antony archibald archie arlo arthur
arran ashleigh ashley ashton aubrey audrey austin ava avery ayda ayla barbara barry beatrice becky becca bella ben
benjamin bernadette bernard beth bethany betty beverley billie billy blair blake bobby bonnie brandon brenda brendan
brett brian bridget brodie brogan brooke brooklyn bruce bryan bryce bryony caden caitlin caleb callan callie callum
calum cameron camila cara carla carly carol carole caroline carolyn carrie carson carter cassie catherine cathy
catriona charlene charles charley charlie charlotte chelsea cherie cheryl chloe chris chrissy christina christine
christopher ciara ciaran claire clara clare clark claudia cody cohen colette colin colleen collin connie connor conor
cooper cora corey cormac courtney craig curtis cynthia daisy dana daniel daniela danielle danny daphne darcey darcy
daryl darren darrell dave david davie davina dawson deacon deborah debbie declan delilah demi denise dennis derek
desmond diana diane dillon dominic donald donna doreen doris dorothy dougie douglas duncan dylan ebony eddie eden edith
edward eilidh eileen elaine eleanor elena eli elias elijah elise elisha eliza elizabeth ella elle ellen ellie elliot
elliott ellis elodie elsa elsie emilia emily emma emmett eoin eric erica erin esme esmee esther ethan eugene eunice
eva evan evelyn evie ezra faye felix fergus fern finlay finley finn finnley fiona fletcher florence flynn fran frances
francesca francis frankie fraser fred freddie freya gabriel gabriella gail gareth gary gavin gemma geoff george georgia
georgie georgina gerald geraldine gerard gerry gillian gina giovanni glenn glenda gloria gordon gracie graeme graham
greg gregor gregory greta gus gwen hailey hamish hanna hannah harley harper harriet harris harrison harry harvey hayden
hayley hazel heather hector heidi helen henry hettie hollie holly howard hudson hugh hugo hunter iain ian ida imogen
ines innes iona ira irene iris irvine isaac isabel isabella isabelle isabel isaiah isla isobel ivan ivor ivy jacinta
jack jackie jackson jacob jacqueline jade jaden jai jake james jamie jan jane janet janette janey janice janine jared
jasmine jason jax jaxon jaxson jayden jayne jean jeanette jeff jeffrey jemma jen jenna jennie jennifer jenny jeremy
jerry jess jessica jessie jill jillian jim jimmy joan joanna joanne jodie joe joel joey john johnny jon jonah jonathan
jordan josef joseph josephine josh joshua josie joyce jude judith judy jules julia julian juliana julie juliet june
justin justine kacey kaden kai kaitlyn kara karen karl karla kate katelyn katharine katherine kathleen kathryn kathy
katie katrina kay kayden kayla kayleigh keegan keeley keira keith kelly kelsey ken kendal kenneth kenny kenzie kerr
kerrie kerry kev kevin kian kiera kieran kim kimberley kimberly kirsten kirstin kirsty kobe koa kristen kristin kristina
kristopher kyla kyle kylie lacey laila lana lara lauren laura layla leah leanne leigh leila lena lennon lennox leo leon
leona leonard leonardo leslie lesley lewis lexi lexie liam lilian lillian lilly lily linda lindsay lindsey lisa lloyd
logan lois lola lorna lorne lorraine lottie louie louis louisa louise luca lucas lucia lucie lucy luis luka lukas luke
lulu lydia lyla lyle lyndsay lynn lynne lynsey mabel mackenzie maddie maddison madeleine madison maggie mairi maisie
malachi malcolm mandy marc marcus margaret marge margo maria marian marianne marie marilyn marion marissa marjorie
marlene marley marnie marsha martha martin martyn mary mason matilda matt matthew maureen maurice mavis maya mckenzie
megan mel melanie melissa mercedes mia michael michaela michelle mick mickey mikayla mike mikey mila millie milly mirren
miriam mitchell moira molly mollie monica morag morgan morven moses muriel murdo murray murron mya myla myles myra
nadine nancy naomi natalie natasha nathan nathaniel neil nellie nevaeh niall niamh nicholas nicky nicola nicole nicolle
nigel nikki nina noah noel nora norah norma norman oliver olivia ollie orla orlaith oscar oskar otis owen paige pamela
parker patricia patrick patsy paul paula pauline pearse peggy penelope percy peter petra phil philip phillip phillipa
phoebe phyllis pippa poppy preston quinn rachael rachel ralph ramsay rebecca rebekah reece reese reggie regan reid
remi reuben rhea rheanna rhiannon rhona rhys ria ricardo ricky richard richie riley rita robbie robert roberta roddy
roderick rodger roger roisin roman romeo romy ronald ronan ronnie rory rosa rosalind rosaleen rosanna roseanne rosemary
rosie ross rosina rowena roxanne roy ruairi ruairidh ruaridh rubie rudi rudy rufus rupert russell ruth ryan rylee saffron
sally sam samantha sammy samuel sandra sara sarah sasha saskia scarlett scott seamus sean seb sebastian selina senga
seonaid seth shane shannon sharon shaun shauna shaw shawn shay shea sheena sheila shelley sheona shirley shona siobhan
simon simone sinead skylar sofia sonia sonny sophia sophie spencer stacey stacy stan stanley stefan stefanie stella
stephanie stephen steve steven stevie stewart stuart susan susanna susanne susie suzanne suzie sylvia tabitha tamara
tammy tanya tara tasha ted teddy teresa terence terri terry tessa thea theo theodore theresa thomas tiffany tilly tim
timothy tina toby tod todd tom tommy toni tony torin tracey tracy travis trevor tricia trina tristan tyler tyrone una
ursula valerie vanessa vera verity veronica vicki vickie vicky victoria vince vincent violet viola vivian vivienne
walter wayne wendy wesley wilfred wilma william willie winifred winston xander yasmin yvette yvonne
alba alannah arya beau blaine bodhi brody caelan casey ceilidh clementine coby coen dorcas edwin effie eloise elspeth
emmie ettie fearne fleur freda frieda gilbert gladys grayson greer hermione hilda horace huxley indie isha isobelle
jago jensen jett jonty kade kaelan karly kasey keely keiran kendall kerri kirstie koby kristy lachy lainey leesa
leeanne leighton lexy lilah lorelei lyndsey macey macy maeve marcella marni maryann maryanne meg merryn mhari minnie
mungo myrtle neve nicki norrie oakley olly orlagh otto paddy pam persephone pete polly primrose rab rabbie raymond
rosalie roseanna ruthie sadie shauni sheelagh sherry shug sid sienna sophy stu struan suzi tammi thora tia tilda tomas
torrin trish tyra valentina willa wull wullie zander jamesina isabella-rose annmarie joleen jolene lorain denny
geordie dod eck sanny kirstine catherine-anne nettie bessie jeanie ina rena bunty netta hamza lara shirin leeann joann
mckayla kodi kody corrie corin dionne monique donnie
 zac aria mae chantelle shanelle mikey nanette rosemarie marysia priti teigan tegan kaiden jaida kadie zach zachary
zack zara zoe zoey zuri`;

const GAELIC_IRISH = `
ailidh ailish aine ainsley aisling aoife aonghas artair beathag cairistiona cailean calumina caoimhe cathal cat catrina
ceitidh cian ciorstaidh clodagh coinneach cormag daibhidh deirdre dearbhla domhnall donnchadh ealasaid eachann eimear
eubh fearghas fearchar fionn fionnuala fionnlagh gillebride grainne gormlaith iagan iomhar keir ruaraidh lachlan lachie
mairead maighread mairearad mhairi micheal muireann murchadh neacel niall oighrig oisin padraig peigi raibeart raghnall
raonaid ruairi saoirse seonag seoras seumas sile somhairle sorcha tadhg tearlach tormod torquil uilleam una`;

const POLISH_BALTIC = `
adrianna agata agnieszka aleksander aleksandra alicja ania antek antoni antonina arek arkadiusz asia barbara bartek
bartosz basia beata blazej bogdan bogumila bozena bronislaw cezary czeslaw damian danuta darek dariusz dawid dominik
dominika dorota edyta eliza elzbieta emil emilia ewa ewelina fabian filip franek franciszek gabriela gosia grazyna
grzegorz hania halina hanka helena henryk hubert igor ilona irena iwona iza izabela jacek jadwiga jakub janek janina
janusz jarek jaroslaw jasiek jerzy jola jolanta jozef julek julka justyna jurek kacper kaja kamil kamila karol karolina
kasia katarzyna kazimierz kinga klara klaudia konrad krysia krystian krystyna krzysiek krzysztof kuba lech lena leszek
lidia lucja ludwik lukasz maciej maciek magda magdalena maja malgorzata malwina marcel marcelina marcin marek mariola
mariusz marta mateusz michal mieczyslaw mikolaj milena milosz monika natalia nikodem nikola norbert ola olaf olek oliwia
oliwier oskar patryk patrycja paulina pawel piotr piotrek przemek przemyslaw radek radoslaw rafal robert roksana ryszard
sebastian slawek stanislaw stas stefania sylwia szymon tadeusz teresa tomasz tomek tymek tymon urszula wanda weronika

aneta arleta bogna celina dagmara daria eugenia ela elwira emilka gabrysia hela iwonka janka jagoda jagna kasandra
lucyna marzena marianna mirka mirella olenka renata regina sabina stasia tosia wiola wioletta zdzislaw adas alek bolek
cyprian edek fryderyk gustaw gracjan heniek irek jedrek jonasz kajetan kazik kordian maks romek seweryn waldek wlodek
zbyszek zenon
wieslaw wiktor wiktoria witold wladyslaw wojciech wojtek zbigniew zofia zosia zuzanna zuzia zygmunt
agne aiste andrius arturas daiva darius edita egle eimantas gintaras giedre ieva ilze inga janis jonas juozas jurate
kristaps laima linas lina liga mantas mindaugas neringa rasa rimantas ruta saulius tomas toms vaida viktorija vytautas
zaneta alin adina andreea bogdan catalin ciprian cosmin cristian cristina daniela dragos elena florin florina gabriela
gheorghe ionela ionut iulia larisa loredana madalina marius mihaela mihai mirela nicoleta oana radu raluca razvan
roxana simona sorin stefan vasile viorel boyan desislava dimitar georgi ivaylo kalina katya krasimir nikolay petar
plamen radostina stoyan tsvetelina yana zdravko`;

const UKRAINIAN_RUSSIAN = `
alina alla alyona anastasia anastasiia anatoliy andrii andriy andrei anton artem artur bohdan bogdana borys daria dariia
dasha denys dmitri dmytro fedir galina halyna hanna hryhorii ihor ilya inna iryna irina ivanna katerina kateryna kira
kostya ksenia ksenia lesia lesya liliia liudmyla luda ludmila lyuba lyudmyla maksym maksim maryna marichka mariia marta
masha matvii mykhailo mykola mykyta myroslava myroslav nadia nadiya nastia nastya natalia nataliia natalka nazar nikita
oksana oleg oleh oleksandr oleksandra oleksii oleksiy olena olesia olha olga orest ostap pavlo petro polina roksolana
roman ruslan sasha serhii serhiy sergei sergiy snizhana sofiia sofiya solomiia stanislav svetlana svitlana taisia taras
tatiana tetiana tetyana tymofii ulyana vadym valentyna valeriia vasyl vasylyna vera viktor viktoriia vira vita vitalii
vitaliy vlad vladyslav volodymyr vsevolod yana yaroslav yaroslava yehor yelena yevhen yevheniia yulia yuliia yuri yurii

anhelina arina bohdana daryna halia ivan ivanka khrystyna larysa liliya milana nelia nina olesya orysia rostyslav
ruslana sashko svyatoslav tymur vadim varvara vlada yaryna yeva yegor yurko zinaida
zakhar zhanna zlata zoya`;

const ARABIC_SOUTH_ASIAN = `
aaliyah aamir abbas abdul abdullah abdulrahman abdo abeer abu adeel adil adnan afshan aftab ahmad ahmed aisha aishah
akbar akram alaa ali alia aliya alisha aliza almas amal aman amani ameen amina aminah amir amira ammar anam anas anis
anisa anwar aqsa arham arif arooj arslan arwa asad asif asim asiya asma ata atif awais ayaan ayan ayesha ayman aya aysha
azhar aziz azra babar bano basma bassam bashir batool bilal bushra daniyal dania daoud dina dua ehsan eman esra fadi
fahad fahd fahim faisal faiza faizan fakhra farah fareed farhan farida farooq farrah faryal fatima fatema fatimah fatma
fawad fawzia fozia firas gada ghada ghazala habib habiba hadi hadia hafsa hafiz haider hajra hala haleema halima hamid
hamida hamza hana hanan hani hanif hanin haniya hareem haris haroon hasan hassan hashim haya heba hiba hina hisham
humaira hussain hussein ibrahim ibraheem idris iffat iftikhar ijaz ikram ilyas iman imaan imad imran inaya iqbal iqra
iram irfan irum isa ishaq ismail israa israr jabir jalal jamal jamil jamila jannat javed javeria jawad junaid kabir
kalsoom kamal kamran karim kashif kausar khadija khadijah khaled khalid khalida khalil khan khansa khawla kiran kulsoom
laiba laila lamia lina lubna lujain madiha maha mahmoud mahmood mahnoor maira majid malaika malik mansoor manal maryam
mariam marwa marwan masood mehak mehmet mehreen mehwish minahil mina misbah moaz mohamad mohamed mohammad mohammed mona
moeed mubarak mudassar muhammad muna munir mursal musa mustafa nabeel nabila nadeem nader nadia nadir nafeesa naheed
nahla naila naima najma nasim naseem naseer nasir nasreen naveed nawal nazia nida nimra noman noor noora nosheen nour
noura nuha numan nusrat omar omer osama othman parveen qasim rabia radwan raed rafiq rahim rahma raheela raheem rami
rana rania rasha rashid razia reem rehan rehana rehman rida rimsha rizwan rizwana robina ruba rubina rukhsana ruqayya
saad saba sabah sabina sabir sabiha sadaf sadia saeed safa saif saima saira sajid sajida salah saleem saleh salim salma
saman samar sameena sameer sami samia samina samir samira sana sanaa saqib sarfraz sawsan shabana shabir shafiq shagufta
shahbaz shaheen shahid shahida shahnaz shahzad shaima shaista shakeel shamim shamima shams shazia sheikh shehzad shereen
shoaib sidra sobia sohail soraya suhail sulaiman suleman sumaira sumaya sumayya sundus syed tahir tahira taiba talal
talha tamim tania tanveer tariq tasneem tayyab tayyaba tehmina ubaid umair umar umme umme usama usman uthman uzma wafa
wajid walid waleed waqar waqas wasim waseem yahya yara yasir yasmeen yasmina yazan younis yousef youssef yousra yousuf
yusra yusuf zafar zahid zahida zahra zain zaina zainab zaynab zakaria zakia zaki zayd zayn zeeshan zeinab ziad zohaib
zoya
abena adwoa akosua kweku chinonso chukwuemeka ebuka ijeoma oluchi somto temitope titilayo tolu wanjiru njeri tendai
tafadzwa chipo nyasha thabo lerato sipho abdi abdullahi ahlam amran bashir deeqa faduma fadumo halimo hodan ifrah
khadra nasra sagal shukri warsame ghassan hazem hossam houda ibtisam imane jihad karima lamis louay mayar mazen mouna
nabil najwa nesrine nidal nizar qais rawan rima sahar shahd suad tala wael wissam yaman yamen zaher rula samah shadi
souad taher areeba azeem danish gulnaz kainat komal laraib mahira maheen mishal misha mubeen mudassir nayab noreen
qaiser raza safiya sehrish shehla tahmina uzair yasin zarina zeenat xiaoli xiaoyan lili lingling meihua jianhua
xiaolan zhiwei precious blessing favour shabnam hamna anaya balwinder sukhwinder satnam amandeep rupinder kiranjit
parminder simranjit navdeep
zubair zubaida zulfiqar zunaira
aarav aditi aditya ajay akash amit amrit anand ananya anil anita anjali ankit anushka arjun arun asha ashok avni bhavna
deepa deepak deepika devi dev dinesh diya divya ganesh gaurav geeta gurpreet harpreet hardeep inderjit jaspreet jasleen
jaswinder jyoti kamala karan kavita krishna kulwinder lakshmi mandeep manjit manpreet meena meera mohit mukesh nandini
navjot neha nikhil nisha pooja prakash pranav preeti priya rahul raj rajesh rajinder raju rakesh ramesh ravi rekha
ritu rohan rohit sachin sandeep sangeeta sanjay sanjeev saanvi seema shreya simran sita sukhdeep sunil sunita suresh
swati tanvi uma usha varun vijay vikram vinod vishal
adaeze adaku ade adebayo akua ama amaka aminata awa ayo ayodele babajide bola chiamaka chidi chidinma chika chinedu
chioma chukwu ebele efua ekene emeka esi fatou femi folake funmi ifeoma ifeanyi kelechi kemi kofi kwame kwasi mamadou
ngozi nkechi nneka nnamdi obinna olamide olu oluwaseun onyeka sade segun tobi tunde uche yaw yinka zainabu
abebe almaz biniam dawit eden feven freweini hirut kidane mehret meron mulu selam semhar senait tesfay tsegay yonas yohannes
azadeh babak behrouz dariush farhad farnaz farzaneh kaveh leyla mahsa mehdi mina nasrin nazanin parisa reza roya shirin
shahram sohrab soheila zeynab dilan elif emine emre fatih gulsen hakan hasret hatice kemal merve murat nesrin ozlem
rojda rojin serkan sevgi tugba zeynep bushra hevin shilan baran ayse
carlos diego fernando javier joao jorge jose juan luana mariana miguel pablo pedro paulo rafael rodrigo santiago sergio
thiago tiago alejandro beatriz carmen giulia lorenzo matteo chiara alessandro pierre celine francois jacques amelie
xiaoming xiaohong jing meiling mei ming yan ying yifei yuxuan zihan haoran xinyi jiahui weiwei lihua xiuying guang feng
junjie chen wei hui zhang huang zhou siu wai chi-wah kwok mingming lan linh minh nguyen thanh thuy trang duc phuong
angelica jhun maricel marites rodel rowena analyn jovelyn`;

/** In their own script, where no capital letter tells them. */
const OWN_SCRIPT = `
артем богдан василь вікторія віталій володимир галина ганна давид даниїл дарина дмитро євген злата іван ігор ірина катерина
ксенія леся людмила максим марія марко микола михайло назар наталія наталя оксана олег олександр олександра олексій олена
ольга остап павло петро поліна роман світлана сергій софія степан тарас тетяна тимофій юлія юрій ярослав яна
أحمد محمد محمود علي حسن حسين عمر خالد يوسف ابراهيم إبراهيم مصطفى عبدالله كريم طارق سامي فاطمة عائشة مريم زينب ليلى سارة نور هدى
أمل رنا رانيا سلمى ياسمين خديجة آية هبة سميرة نادية احمد عثمان بلال حمزة انس أنس يحيى ريم لينا
عائشہ فاطمہ زینب مریم بلال حسنین عمران عاصم شازیہ نازیہ صائمہ ثمینہ رخسانہ کامران عثمان`;

const wordsOf = (lists: readonly string[]) =>
  lists.flatMap((it) => it.split(/\s+/)).filter((it) => it !== "");

export const FIRST_NAMES: ReadonlySet<string> = new Set(
  wordsOf([BRITISH, GAELIC_IRISH, POLISH_BALTIC, UKRAINIAN_RUSSIAN, ARABIC_SOUTH_ASIAN, OWN_SCRIPT]),
);

/** Names that are words, months or places too: only a capital letter in the middle of a sentence, or the words around
 *  them, can tell. */
export const WORDS_AND_NAMES: ReadonlySet<string> = new Set(
  wordsOf([
    `will may mark grace hope faith joy dawn summer autumn winter rose april june august lily daisy poppy ivy holly hazel
     heather iris violet jasmine ruby amber pearl jade crystal melody harmony sky skye angel star river rain brook robin
     jay bill bob rob pat sue gene jean frank ernest guy dean miles art drew chase hunter mason carter parker cooper
     taylor cole max ray rich nick dick don grant lance chuck chance wade ward clay reed heath glen dale forest cliff
     olive sandy penny patience prudence constance charity mercy felicity victor noble christian ginger rusty buddy ace
     kitty kit merry carol eve noel rowan willow sage aurora bear storm fern flora india paris chelsea iona ailsa lorne
     ross lewis harris arran brodie shannon florence austin sydney al ed lee kay ally nat sunny van ben ken dan tam mo
     jo vi bea fay fin flo bel ava cat jan wee mina ram dev bay lane reece clover saffron coral gray honey bonny pal
     comfort blessing precious favour gift misha denny dod lili tia beau sandi sherry minnie primrose danish  
destiny trinity genesis justice journey sonny lane tod eden roman malik mona lan chi ying wei hui feng chen guang
     siu wai kwok duc raj uma ata isa ola ade ama esi yaw ayo bola toms rasa lina inga liga star dot peg teddy bobby
     jack jackie charlie gay randy basil herb jerry billy dolly barbie alex major duke earl prince king francis kerry
     ash ashton jordan clark gus marge saba sana safa aman dina aya dua hana ilya vita vera mira lea melody nova luna
     kai eve rocky scout ziggy fox wolf birdie wren robyn blossom petal pixie honour liberty china asia kenya georgia
     virginia carolina jamaica brooklyn dallas phoenix memphis preston chester lincoln kent warren stone flint hart
     moss finn kelvin douglas murray cameron stewart gordon hamilton kirk clyde morven`,
  ]),
);

/** Family names often met here, that a first name or a title may be followed by in small letters. */
export const SURNAMES: ReadonlySet<string> = new Set(
  wordsOf([
    `adams aitken alexander allan anderson bain baird barclay barr baxter bell beattie black blair boyd boyle bradley
     brown bruce bryce buchanan burns cairns cameron campbell carr christie clark clarke cochrane collins connolly cook
     craig crawford cunningham currie davidson dickson docherty doherty donald donaldson donnelly douglas duffy duncan
     dunn ewing farrell ferguson findlay fisher fleming forbes forrest forsyth fraser fulton gallacher gallagher gibb
     gibson gilmour gordon graham grant gray greig hall hamilton hamill hannah hardie harkins harvey hay henderson hendry
     hogg houston howie hughes hunter hutchison inglis innes irvine jack jackson jamieson johnston johnstone jones kane
     kay keenan kelly kennedy kerr king kirk knox laing laird lamb lamont law lawson lees leitch lennon leslie lindsay
     little logan love low lyons macdonald mackay mackenzie maclean macleod macmillan malcolm marshall martin mathieson
     maxwell meldrum menzies millar miller milne mitchell moffat montgomery moore morgan morrison muir muirhead mullen
     munro murdoch murphy murray nelson nicol nicolson o'brien o'donnell o'neill ogilvie orr park paterson patterson
     paton pollock quinn rae ramsay rankin rankine reid reilly rennie riddell ritchie robb robertson ross russell rutherford
     scott shaw shields simpson sinclair skinner sloan smart smith sneddon somerville steel steele stevenson stewart
     stirling strachan stuart sutherland swan taylor tennant thom thomson thompson todd turnbull walker wallace ward
     watson watt weir welsh white whyte williamson wilson wood wright wylie young yuill
     ahmed akhtar ali begum bibi butt chaudhry hussain iqbal khan kaur mahmood malik mirza patel qureshi rashid shah
     sharif sheikh singh kowalski kowalska nowak nowicki wisniewski wojcik kaminski lewandowski zielinski szymanski
     kovalenko shevchenko bondarenko tkachenko popescu ionescu okafor adeyemi mensah`,
  ]),
);
