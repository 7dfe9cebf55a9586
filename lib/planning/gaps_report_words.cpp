// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/gaps_report_words.hpp"

#include "model/language.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

constexpr ReportWords german{
    .tag = "de",
    .thousands = ".",
    .title = "Wo im Netz der Frühen Hilfen etwas fehlt",
    .summary =
        "{families} Familien wurden mit {offers} Angeboten verglichen. Für {met} von ihnen gibt es in "
        "Reichweite ein Angebot, das für mindestens eines ihrer Anliegen gemacht ist und einen Platz hat.",
    .summary_needs =
        "Alle Anliegen zusammen sind {needs}. Für {met} von ihnen gibt es in Reichweite etwas, das dafür "
        "gemacht ist.",
    .help = {"passende Hilfe", "nur ausgebucht", "nur zu weit weg", "nur allgemeine Hilfe", "nichts"},
    .help_long = {"Ein Angebot in Reichweite ist für das Anliegen gemacht.",
                  "Es gibt solche Angebote, aber alle sind derzeit voll.",
                  "Ein passendes Angebot gibt es, nur weiter weg, als die Familie fahren kann.",
                  "Nur Angebote, die für alle offen oder für etwas anderes gemacht sind.",
                  "Kein Angebot, das der Familie offensteht."},
    .families = "Familien",
    .needs = "Anliegen",
    .fewer_than = "unter {n}",
    .map_title = "Karte",
    .map_text =
        "Jeder Punkt ist eine Gemeinde: je größer, desto mehr Familien; je dunkler, desto weniger Anliegen "
        "finden passende Hilfe. Die Rauten mit Nummer zeigen, wo ein neues Angebot am meisten bewirken würde "
        "(siehe „Ein Angebot mehr“).",
    .map_caption = "Rund um {place}",
    .map_point = "{place}: {families} Familien, passende Hilfe für {met} der Anliegen",
    .kilometres = "10 km",
    .legend_low = "wenige finden passende Hilfe",
    .legend_high = "fast alle",
    .heat_title = "Für wen gibt es etwas Passendes?",
    .heat_text =
        "Die Zahl im Feld ist der Anteil der Familien mit diesem Anliegen, für die es in Reichweite ein "
        "dafür gemachtes Angebot mit Platz gibt, in Prozent. Ein Punkt steht für weniger als {few} Familien: "
        "zu wenige für einen Anteil. Leer sind Felder mit weniger als {least}.",
    .heat_of = {"Nach Gemeinde", "Nach Alter des jüngsten Kindes", "", "Nach Sprache der Familie"},
    .heat_cut = "Gezeigt sind die {rows} Zeilen mit den meisten Familien; alle stehen in der CSV-Datei.",
    .what_if_title = "Ein Angebot mehr: wo würde es am meisten bewirken?",
    .what_if_text =
        "Für jede Art von Angebot wurde jede Gemeinde durchgerechnet. Gezählt sind Familien, für deren "
        "Anliegen heute nichts in Reichweite gemacht ist und denen das neue Angebot offenstünde. Jede Zeile "
        "gilt für sich: zwei zusammen können weniger Familien helfen als ihre Summe.",
    .what_if_none =
        "Kein einzelnes Angebot würde so vielen Familien helfen, dass es hier genannt werden kann.",
    .what_if_kind =
        "„{what}“ in {place} wäre für {families} Familien passende Hilfe, die sie heute nicht haben.",
    .what_if_burden =
        "Ein Angebot zum Thema „{what}“ in {place} wäre für {families} Familien passende Hilfe, die sie "
        "heute nicht haben.",
    .what_if_first = "{families} von ihnen haben heute für keines ihrer Anliegen passende Hilfe.",
    .overlap_title = "Wo viele dasselbe tun",
    .overlap_text =
        "Hier hat mindestens die Hälfte der Familien fünf oder mehr Angebote mit Platz zur Wahl, die für "
        "dieses Anliegen gemacht sind. Das kann gewollt sein.",
    .overlap_none = "Nirgends.",
    .overlap_line = "{place}, {burden}: {choices} Angebote zur Wahl",
    .method_title = "Wie gerechnet wurde",
    .method =
        "<p>Jede Familie wurde mit jedem Angebot verglichen, mit denselben Regeln, nach denen passgenau "
        "einer Beraterin Angebote vorschlägt: Alter des Kindes, wer kommen darf, Wohnort, Weg und "
        "Entfernung, Sprache, Zugang und Anliegen. „Passend“ heißt: Das Angebot steht der Familie offen und "
        "nennt ihr Anliegen oder ein nah verwandtes. „Zu weit weg“ heißt: Nur die Entfernung spricht "
        "dagegen, und das Angebot liegt höchstens 20 km jenseits der Reichweite (oder noch einmal so weit "
        "wie sie, wenn das mehr ist). Ein gedachtes neues Angebot steht in der Mitte der Gemeinde, nennt "
        "weder Altersgrenzen noch ein Einzugsgebiet, spricht Deutsch und mit Dolmetscher jede "
        "Sprache.</p><p>Damit niemand erkannt werden kann, sind alle Zahlen von Familien auf Vielfache von "
        "{least} gerundet, jede für sich, auch die Summen; unter {least} wird nichts genannt. Deshalb gehen "
        "Summen nicht genau auf. Prozente sind aus den gerundeten Zahlen gerechnet.</p>",
    .limits_title = "Was diese Zahlen nicht sagen",
    .limits =
        "<p>Sie sind so gut wie die Einträge im Katalog: Was dort nicht steht, gilt als unbekannt und "
        "schließt niemanden aus. Nicht gerechnet sind Plätze je Angebot, Wartezeiten, Fahrpläne, Qualität "
        "und ob Familien kommen wollen. Wer zu Hause besucht oder online beraten wird, gilt als erreicht. "
        "Die Luftlinie ist kürzer als der Weg. Die Zahlen bewerten keine Familie und kein Angebot; sie "
        "zeigen, wo ein Blick sich lohnt. Zwei Berichte über fast dieselben Familien nicht nebeneinander "
        "veröffentlichen: ihr Unterschied sagt mehr als jeder allein.</p>",
    .population = "Woher die Familien kommen",
    .catalog = "Katalog mit {offers} Angeboten, Stand {revision}.",
    .ages = {"noch nicht geboren", "unter 6 Monaten", "6 bis 11 Monate", "1 Jahr", "2 Jahre",
             "3 Jahre und älter"},
    .not_stated = "ohne Angabe",
    .county = "Kreis {region}"};

constexpr ReportWords english{
    .tag = "en",
    .thousands = ",",
    .title = "Where the network of early help is thin",
    .summary =
        "{families} families were compared with {offers} offers. For {met} of them there is an offer within "
        "reach that is made for at least one of their needs and has a place.",
    .summary_needs =
        "All their needs together are {needs}. For {met} of these something made for it is within reach.",
    .help = {"fitting help", "full only", "too far only", "general help only", "nothing"},
    .help_long = {"An offer within reach is made for the need.",
                  "There are such offers, but all are full at present.",
                  "There is a fitting offer, but farther away than the family can go.",
                  "Only offers that are open to everybody, or made for something else.",
                  "No offer that is open to the family."},
    .families = "Families",
    .needs = "Needs",
    .fewer_than = "fewer than {n}",
    .map_title = "Map",
    .map_text =
        "Each dot is a municipality: the larger, the more families; the darker, the fewer of their needs "
        "find fitting help. The numbered diamonds show where one new offer would do most (see “One offer "
        "more”).",
    .map_caption = "Around {place}",
    .map_point = "{place}: {families} families, fitting help for {met} of their needs",
    .kilometres = "10 km",
    .legend_low = "few find fitting help",
    .legend_high = "nearly all",
    .heat_title = "For whom is there something fitting?",
    .heat_text =
        "The number in a field is the share of families with this need for whom an offer made for it, with a "
        "place, is within reach, in percent. A dot stands for fewer than {few} families: too few for a "
        "share. Fields with fewer than {least} are empty.",
    .heat_of = {"By municipality", "By age of the youngest child", "", "By the family's language"},
    .heat_cut = "Shown are the {rows} rows with the most families; all of them are in the CSV file.",
    .what_if_title = "One offer more: where would it do most?",
    .what_if_text =
        "Every kind of offer was tried in every municipality. Counted are families for whose need nothing "
        "within reach is made today and to whom the new offer would be open. Each line stands for itself: "
        "two together may help fewer families than their sum.",
    .what_if_none = "No single offer would help so many families that it can be named here.",
    .what_if_kind =
        "“{what}” in {place} would be fitting help for {families} families who do not have it today.",
    .what_if_burden =
        "An offer on “{what}” in {place} would be fitting help for {families} families who do not have it "
        "today.",
    .what_if_first = "{families} of them have fitting help for none of their needs today.",
    .overlap_title = "Where many do the same",
    .overlap_text =
        "Here at least half of the families have five or more offers with a place to choose from that are "
        "made for this need. That may be as intended.",
    .overlap_none = "Nowhere.",
    .overlap_line = "{place}, {burden}: {choices} offers to choose from",
    .method_title = "How this was worked out",
    .method =
        "<p>Every family was compared with every offer, by the same rules by which passgenau suggests offers "
        "to a counsellor: the child's age, who may come, residence, way and distance, language, access and "
        "needs. “Fitting” means: the offer is open to the family and names its need or a closely related "
        "one. “Too far” means: only the distance speaks against it, and it lies at most 20 km beyond the "
        "reach (or as far again as the reach, if that is more). A supposed new offer stands in the middle of "
        "the municipality, names neither ages nor a catchment, speaks German and, through an interpreter, "
        "any language.</p><p>So that nobody can be recognised, all numbers of families are rounded to "
        "multiples of {least}, each for itself, totals too; below {least} nothing is told. Totals therefore "
        "do not add up exactly. Percentages are worked out from the rounded numbers.</p>",
    .limits_title = "What these figures do not say",
    .limits =
        "<p>They are as good as the records in the catalog: what is not stated there counts as unknown and "
        "excludes nobody. Not counted are places for each offer, waiting times, timetables, quality, and "
        "whether families want to come. Whoever is visited at home or advised online counts as reached. The "
        "straight line is shorter than the way. The figures rate no family and no offer; they show where a "
        "look is worth while. Do not publish two reports on nearly the same families side by side: their "
        "difference says more than either alone.</p>",
    .population = "Where the families come from",
    .catalog = "Catalog of {offers} offers, revision {revision}.",
    .ages = {"not yet born", "under 6 months", "6 to 11 months", "1 year", "2 years", "3 years and older"},
    .not_stated = "not stated",
    .county = "county {region}"};

}  // namespace

const ReportWords& report_words(std::string_view language) {
  for (const ReportWords* words : {&german, &english})
    if (is_text_for(words->tag, language)) return *words;
  fail(Code::language_unsupported, "the report", "there are de and en");
}

}  // namespace passgenau
