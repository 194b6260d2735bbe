/** The most frequent function words of further languages, by which the language of a text is detected. */
export const MORE_FUNCTION_WORDS: Record<string, string> = {
  af: `die en van het is nie in om te wat vir ’n n met op dat was hy ook as aan sy hulle sal by deur ons word kan maar of
    jy uit moet na se dit een hierdie daar so baie meer wees hul elke enige geen teen kon sou wil dié haar sonder tussen`,
  az: `və bir bu ilə üçün da də olan ki o olaraq sonra daha edir isə çox hər kimi onun edilir görə lakin bütün ən edən
    oldu var dən nın həm biz mən belə ancaq öz heç ol kim həmin qədər onu bunu vardır hüququ üzrə ya ilk yeni yox bizim
    əgər artıq`,
  be: `і ў не на з у што да як ён гэта за яго але яна яны па для ад пра быў была былі ці я мы каб так ужо якія які гэтага
    толькі таксама або іх яшчэ калі`,
  bg: `на и да се в от за е по с не са със като че ще ли до към тя той това си но които който при или има беше след само
    бил му те както тази може още когато така което бъде всеки ние вие вече много нещо`,
  ca: `de la i el que a en els les un per del una amb és al es no més va ha com d l o se són aquest aquesta però seva pel
    també ser seu dels fins entre fer molt han sobre quan hi tot`,
  cs: `a v se na je že o s z do i to ve pro jako si by k jsou ale které od který po byl která bylo nebo být byla jeho tak
    také už za až při jen jsem podle není více když než proto jejich každý své má nás byly kdy jak`,
  cy: `y yn a i o ar yr ac mae r wedi am gan ei bod fod n eu hyn oedd ond mewn dros hefyd bydd un rhwng sydd ym gyda cael
    roedd fel wrth neu nad fydd pob`,
  da: `og i at det er en til på af som der den med for de et ikke har var fra men om kan vil han jeg så ved også eller sig
    efter blev skal hvor være nu når havde vi man mere over hvad blive hun mod meget kun denne dette sin sit deres kunne
    end`,
  eo: `la kaj de en estas al ne ke por kun ĉiu ĉiuj el aŭ sed li ĝi ili mi pri estis tiu per kiel kiu kiuj sur havas ankaŭ oni sia
    lia tio povas rajtas unu devas plej`,
  et: `ja on ei et ta see oli kui ka ning mis oma nii kes siis aga ma seda selle või kuid veel saab pole tema ole nende välja
    mida poolt üle juba ainult kõik sest peab meie olema`,
  eu: `eta da ez dira du bat den zuen ere egin dute zen izan dago hau baina beste bere dela baino hori ditu behar gure
    egiten ziren edo oso bi arte ditzake daitezke batean duen guzti guztiek eskubidea edozein horrek honek baita beti`,
  fa: `و در به از که این را با است برای آن یک خود تا کرد بر هم نیز می شود شده های ها او ما اما باید یا هر پس بود شد دارد وی
    کند اگر همه بین توان`,
  fi: `ja on ei että se oli hän myös mutta joka ovat kun niin tai sen jos kuin ole mukaan vain sekä hänen voi ollut olla
    nyt jotka siitä ne mitä minä tämä vielä vuoden tämän ettei kuitenkin sitä jo hänellä jokaisella niiden eikä tulee
    jossa jolla jonka kaikki kanssa ennen jälkeen olisi`,
  ga: `an na a agus ar i is go ag le do tá sé ní bhí sa don de leis nó atá mar air aige siad sin seo a an bheith raibh ach
    gach ann féin bhfuil chun um faoi`,
  gl: `de a o e que do da en os no un para unha na con por as dos ao das se é non máis á como seu foi súa polo pola nos
    sobre tamén esta este entre ata moi ser cando pero nin toda todo ten ou outro unhas polos polas`,
  hr: `i u je na se da su za od s o kao koji a ne bi to iz koja će što koje ili ali po do biti sve samo sa kako nije bio ono
    nakon već sam te prema može još ima ovo kada jer njegov`,
  hu: `a az és hogy nem is egy meg ez de azt volt csak mint van már ki ha vagy még el kell lehet után akkor ezt sem aki
    mert nagyon minden ami majd amely között több lesz szerint pedig mindenki valamint illetve olyan ilyen való`,
  id: `dan yang di untuk dengan dari ini pada tidak dalam itu adalah ke akan oleh juga sebagai saya dapat karena atau telah
    bisa mereka ada kami lebih anda kita sudah tersebut bahwa dia orang menjadi seperti secara saat tahun harus setiap`,
  is: `og í að á er sem til um við en það hann ekki var fyrir með af eru því hún frá ég þess eða þá svo vera hafa verið eftir
    hefur þeir hans þar kom voru þetta eins nú`,
  lb: `an de déi vun ass der den d et en och dat fir op mat eng net sinn si am zu wéi ech awer nach huet hien mir well um gëtt
    hunn all keng engem säi seng vum beim oder hat ginn muss`,
  lt: `ir į kad iš su yra tai o buvo ne per po jo kaip bet ar jis dėl už apie tik iki jų kurie dar savo bei prie buvusi nuo
    tačiau taip labai gali ji jau mes turi arba`,
  lv: `un ir ka ar no par uz tas bet arī kas pie bija lai vai kā pēc nav tā ko gan būs tiek līdz kad šo savu vēl var jau mēs
    bez viņš šī jo tikai ja viņa`,
  mk: `и на да во се од за е со не ги го што ќе а ја по им дека кои како но беше или до ми си сум тоа при само сите кој
    која има биде овој оваа може уште секој нив неговите`,
  mr: `आणि आहे या ते व तर नाही हे हा ही मी तो ती पण काय होते केली केले आहेत असे त्या त्यांनी यांनी झाली झाले करून साठी
    मध्ये असा म्हणून होता किंवा त्याच्या प्रत्येक सर्व असलेल्या येथे जे ज्या मला काही दिले अधिक एक दोन मग आता मात्र तसेच
    झाला होती`,
  mt: `u li ta il tal fil għandu huwa l mill bi hu ma jew minn dan lil f kull ikun hija b mal din biex kien għal dwar kif iżda fuq
    għall dawn wara bejn mhux bil tkun`,
  ne: `र छ को मा का ले पनि हो यो छन् गर्न भएको लागि भने गरेको तर हुन गरी थियो एक हुने त्यो गर्ने नेपाल बाट सबै उनले वा प्रत्येक
    गरिने आफ्नो`,
  no: `og i å det er på som en for av til med at de har ikke den et om var fra men han seg så kan vil jeg ved også eller
    skal etter ble være nå når hadde vi mer over hva bli hun mot blitt fram flere eit ein ikkje frå kva dei vert vart noko
    nokon gjennom sitt dette denne eg`,
  pap: `di e ku na a ta i den un no pa cu y nan el por tin lo su esaki mas como como esey ora riba mester pero tambe entre ser
    tabata of tur hasi unda nos mi bo bon tempo durante`,
  pl: `w i na z się do nie to jest że o jak po od za przez dla co ale są był oraz ma tym może czy jego już tak tego tylko
    przy było które który być go jej bardzo można jednak także każdy we ze ich mnie mam będzie`,
  ro: `și în de la a cu pe care nu din o să un mai este pentru că au fost se ce ca prin sau dar după fi sunt lui ale al ar
    sa le acest iar am unui fără foarte către fie îl orice`,
  sk: `a v sa na je že s o z do aj to vo ako pre si by k sú ale ktoré od ktorý po bol ktorá bolo alebo byť bola jeho tak
    už za pri len som podľa nie viac keď než sme ich medzi môže každý svoje má nás boli kedy toho ani`,
  sl: `in je v na se za da so z ki ne pa po tudi s kot bi ali o od iz še pri bo kar če ter pred lahko samo do zaradi bil ima
    biti bila bolj več vse kako jih smo tem med vsak`,
  sq: `të e në dhe për me një që i nga se ka më nuk do është u si janë kjo ky por edhe ai mund ata kur kanë shumë ishte duke
    ose pas tij vetëm tek çdo`,
  sr: `и у је на се да су за од са о као који а не би то из која ће што које или али по до бити све само како није био након
    већ сам те према може још има ово када јер његов`,
  sw: `ya na wa kwa ni katika za la kuwa hii cha ambayo kama yake au hiyo huo wakati baada pia alisema lakini sana watu wake
    vya hivyo kila huyo bila ili hata si mtu kwamba`,
  tl: `ang ng sa na at mga ay si ni ito para hindi kay mo ko ka may nang siya niya kung isang din rin pa lang ako bilang o
    naman mula ating kanilang nila wala upang`,
  tr: `ve bir bu için da de ile çok olarak daha olan gibi en kadar ne sonra ama ancak o her var ki ise değil mi içinde
    oldu olduğu göre tarafından veya şey hem diye bile olduğunu ya nasıl bütün tüm yeni karşı ilk iki önce sadece
    ayrıca bunu bunun onun ben biz siz böyle yok vardır olması eden arasında üzere kendi biri herkes hiçbir olacak yani
    çünkü fakat`,
  uk: `і в не на з що у та до як за про від це для його він а є але й по так також які який я ми їх її вони або було був при
    щоб ще вже може лише бути навіть після цього коли`,
  ur: `کے میں کی اور سے کا ہے نے کو اس کہ پر یہ ہیں ایک نہیں بھی ہو کر تھا گیا کیا تو وہ جو گی ہی تھی لئے لیے جائے دیا اپنے
    ہوئے تک کسی`,
  vi: `và của là có được cho trong các một với không người những đã này để ở từ khi đến về như nhiều ra cũng vào phải năm lại
    sẽ việc trên sự tại hay rất theo đó thì mà anh hoặc mọi`,
};
