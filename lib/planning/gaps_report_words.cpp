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
    .summary = "Dieser Bericht vergleicht {families} mit {offers}.",
    .summary_without = "Familien ohne genanntes Anliegen: {without}.",
    .summary_met =
        "Für {met} der Familien, die ein Anliegen nennen, gibt es in Reichweite ein Angebot, das für "
        "mindestens eines ihrer Anliegen gemacht und nicht als voll gemeldet ist.",
    .summary_needs = "Zusammen haben sie {needs} Anliegen.",
    .summary_needs_met =
        "Für {met} davon gibt es in Reichweite ein dafür gemachtes Angebot, das nicht als voll gemeldet ist.",
    .help = {"passende Hilfe", "nur ausgebucht", "nur zu weit weg", "nur allgemeine Hilfe", "nichts"},
    .help_long = {"Ein Angebot in Reichweite ist für das Anliegen gemacht.",
                  "Es gibt solche Angebote, aber alle sind derzeit voll.",
                  "Ein passendes Angebot gibt es, nur weiter weg, als die Familie fahren kann.",
                  "Nur Angebote, die für alle offen oder für etwas anderes gemacht sind.",
                  "Kein Angebot, das der Familie offensteht."},
    .families = "Familien",
    .families_in_need = "Familien mit Anliegen",
    .needs = "Anliegen",
    .family_count = {"{n} Familie", "{n} Familien"},
    .offer_count = {"{n} Angebot", "{n} Angeboten"},
    .not_told = "nicht genannt",
    .less_than = "weniger als ",
    .map_title = "Karte",
    .map_text =
        "Jeder Punkt ist eine Gemeinde: je größer, desto mehr Familien; je dunkler, desto weniger Anliegen "
        "finden passende Hilfe (wo sie nicht genannt werden: Familien). Grau heißt: nicht genannt. Die "
        "Rauten mit Nummer zeigen, wo ein neues Angebot am meisten bewirken würde "
        "(siehe „Ein Angebot mehr“).",
    .map_caption = "Rund um {place}",
    .map_point = "{place}: {families}, passende Hilfe: {met}",
    .kilometres = "10 km",
    .legend_low = "wenige finden passende Hilfe",
    .legend_high = "fast alle",
    .heat_title = "Für wen gibt es etwas Passendes?",
    .heat_text =
        "Die Zahl im Feld ist der Anteil der Familien mit diesem Anliegen, für die es in Reichweite ein "
        "dafür gemachtes Angebot gibt, das nicht als voll gemeldet ist, in Prozent. Ein Strich heißt: nicht "
        "genannt, weil zu wenige dahinterstehen oder niemand. Ein Punkt steht für weniger als {few} "
        "Familien: "
        "zu wenige für einen Anteil. Leer sind Felder, in denen auch die Familien nicht genannt werden.",
    .heat_of = {"Nach Gemeinde", "Nach Alter des jüngsten Kindes", "", "Nach Sprache der Familie"},
    .heat_cut =
        "Gezeigt sind die {rows} Zeilen und die {columns} Spalten mit den meisten Familien; alle stehen "
        "in der CSV-Datei.",
    .heat_cut_rows = "Gezeigt sind die {rows} Zeilen mit den meisten Familien; alle stehen in der CSV-Datei.",
    .heat_cut_columns =
        "Gezeigt sind die {columns} Spalten mit den meisten Familien; alle stehen in der CSV-Datei.",
    .what_if_title = "Ein Angebot mehr: wo würde es am meisten bewirken?",
    .what_if_text =
        "Durchgerechnet wurde jede Art von Angebot, die für bestimmte Anliegen gemacht ist oder vergeblich "
        "gesucht wird – außer solchen, in die Familien einziehen –, in jeder Gemeinde, die das "
        "Ortsverzeichnis für die Kreise der Familien kennt. Gezählt sind Familien, deren Wohnort bekannt "
        "ist, "
        "für deren Anliegen heute nichts in Reichweite gemacht ist und denen das neue Angebot offenstünde. "
        "Jede Zeile "
        "gilt für sich: zwei zusammen können weniger Familien helfen als ihre Summe.",
    .what_if_none =
        "Kein einzelnes Angebot würde so vielen Familien helfen, dass es hier genannt werden kann.",
    .what_if_kind = "„{what}“ in {place} wäre für {families} passende Hilfe, die sie heute nicht haben.",
    .what_if_burden =
        "Ein Angebot zum Thema „{what}“ in {place} wäre für {families} passende Hilfe, die sie "
        "heute nicht haben.",
    .what_if_first =
        "Darunter sind {families}, für die heute zu keinem Anliegen etwas in Reichweite gemacht ist.",
    .overlap_title = "Wo viele dasselbe tun",
    .overlap_text =
        "Hier hat mindestens die Hälfte der Familien fünf oder mehr Angebote zur Wahl, die für dieses "
        "Anliegen gemacht und nicht als voll gemeldet sind. Das kann gewollt sein.",
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
        "Sprache.</p><p>Damit einzelne Familien schwerer zu erkennen sind, ist jede Zahl für sich gerundet, "
        "auch "
        "die Summen: auf Vielfache von {least}, mal dem größten Gewicht einer Familie, bei Anliegen mal den "
        "meisten einer Familie. Was kleiner ist oder hinter dem weniger als {least} Familien stehen, wird "
        "nicht genannt; es kann auch null sein. Anteile und Mittelwerte gibt es ab {few} Familien. Deshalb "
        "gehen Summen nicht genau auf. Prozente sind aus den gerundeten Zahlen gerechnet.</p>",
    .limits_title = "Was diese Zahlen nicht sagen",
    .limits =
        "<p>Sie sind so gut wie die Einträge im Katalog: Was dort nicht steht, gilt als unbekannt und "
        "schließt niemanden aus. Nicht gerechnet sind Plätze je Angebot, Wartezeiten, Fahrpläne, Qualität "
        "und ob Familien kommen wollen. Wer zu Hause besucht oder online beraten wird, gilt als erreicht. "
        "Die Luftlinie ist kürzer als der Weg. Die Zahlen bewerten keine Familie und kein Angebot; sie "
        "zeigen, wo ein Blick sich lohnt.</p><p>Runden erschwert Rückschlüsse auf einzelne Familien, es "
        "schließt "
        "sie nicht aus: Auch kleine Unterschiede zwischen Summen und Teilen können etwas verraten, und wer "
        "die Familien auswählt, weiß mehr als der Bericht. Für einen Zeitraum nur ein Ergebnis "
        "veröffentlichen: Der Unterschied zweier sagt mehr als jedes allein. Erfundene Familien sind "
        "niemand.</p>",
    .population = "Woher die Familien kommen",
    .catalog = "Katalog mit {offers}, Stand {revision}.",
    .ages = {"noch nicht geboren", "unter 6 Monaten", "6 bis 11 Monate", "1 Jahr", "2 Jahre",
             "3 Jahre und älter"},
    .not_stated = "ohne Angabe",
    .county = "Kreis {region}"};

constexpr ReportWords english{
    .tag = "en",
    .thousands = ",",
    .title = "Where the network of early help is thin",
    .summary = "This report compares {families} with {offers}.",
    .summary_without = "Families that name no need: {without}.",
    .summary_met =
        "For {met} of the families that name a need there is an offer within reach that is made for at least "
        "one of their needs and not reported as full.",
    .summary_needs = "Needs that they name together: {needs}.",
    .summary_needs_met = "For {met} of these an offer made for it, not reported as full, is within reach.",
    .help = {"fitting help", "full only", "too far only", "general help only", "nothing"},
    .help_long = {"An offer within reach is made for the need.",
                  "There are such offers, but all are full at present.",
                  "There is a fitting offer, but farther away than the family can go.",
                  "Only offers that are open to everybody, or made for something else.",
                  "No offer that is open to the family."},
    .families = "Families",
    .families_in_need = "Families with needs",
    .needs = "Needs",
    .family_count = {"{n} family", "{n} families"},
    .offer_count = {"{n} offer", "{n} offers"},
    .not_told = "not told",
    .less_than = "less than ",
    .map_title = "Map",
    .map_text =
        "Each dot is a municipality: the larger, the more families; the darker, the fewer of their needs "
        "find fitting help (families, where needs are not told). Grey means: not told. The numbered diamonds "
        "show where one new offer would do most (see “One offer "
        "more”).",
    .map_caption = "Around {place}",
    .map_point = "{place}: {families}, fitting help: {met}",
    .kilometres = "10 km",
    .legend_low = "few find fitting help",
    .legend_high = "nearly all",
    .heat_title = "For whom is there something fitting?",
    .heat_text =
        "The number in a field is the share of families with this need for whom an offer made for it, not "
        "reported as full, is within reach, in percent. A dash means: not told, since too few are behind it, "
        "or nobody. A dot stands for fewer than {few} families: too few for a share. Fields in which the "
        "families are not told either are empty.",
    .heat_of = {"By municipality", "By age of the youngest child", "", "By the family's language"},
    .heat_cut =
        "Shown are the {rows} rows and the {columns} columns with the most families; all of them are in "
        "the CSV file.",
    .heat_cut_rows = "Shown are the {rows} rows with the most families; all of them are in the CSV file.",
    .heat_cut_columns =
        "Shown are the {columns} columns with the most families; all of them are in the CSV file.",
    .what_if_title = "One offer more: where would it do most?",
    .what_if_text =
        "Every kind of offer that is made for certain needs or is sought in vain – except those that "
        "families "
        "move into – was tried in every municipality that the gazetteer knows in the families' counties. "
        "Counted are families whose home is known, for whose need nothing within reach is made today and to "
        "whom the new offer would be open. Each line stands for itself: "
        "two together may help fewer families than their sum.",
    .what_if_none = "No single offer would help so many families that it can be named here.",
    .what_if_kind = "“{what}” in {place} would be fitting help for {families} who do not have it today.",
    .what_if_burden =
        "An offer on “{what}” in {place} would be fitting help for {families} who do not have it "
        "today.",
    .what_if_first = "Among them are {families} for none of whose needs anything within reach is made today.",
    .overlap_title = "Where many do the same",
    .overlap_text =
        "Here at least half of the families have five or more offers to choose from that are made for "
        "this need and not reported as full. That may be as intended.",
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
        "any language.</p><p>To make it harder to recognise a family, each number is rounded for itself, "
        "totals "
        "too: to multiples of {least}, times the greatest weight of a family, for needs times the most of "
        "one family. What is smaller, or has fewer than {least} families behind it, is not told; it may also "
        "be none. There are shares and means from {few} families on. Totals therefore do not add up exactly. "
        "Percentages are worked out from the rounded numbers.</p>",
    .limits_title = "What these figures do not say",
    .limits =
        "<p>They are as good as the records in the catalog: what is not stated there counts as unknown and "
        "excludes nobody. Not counted are places for each offer, waiting times, timetables, quality, and "
        "whether families want to come. Whoever is visited at home or advised online counts as reached. The "
        "straight line is shorter than the way. The figures rate no family and no offer; they show where a "
        "look is worth while.</p><p>Rounding makes it harder to tell something about one family, it does not "
        "rule it out: even small differences between totals and parts can tell something, and who chooses "
        "the families knows more than the report. Publish one result for a period: the difference of two "
        "says more than either alone. Made-up families are nobody.</p>",
    .population = "Where the families come from",
    .catalog = "Catalog of {offers}, revision {revision}.",
    .ages = {"not yet born", "under 6 months", "6 to 11 months", "1 year", "2 years", "3 years and older"},
    .not_stated = "not stated",
    .county = "county {region}"};

constexpr std::array<const ReportWords*, 2> all_words{&german, &english};

}  // namespace

std::vector<std::string> report_languages() {
  std::vector<std::string> tags;
  for (const ReportWords* words : all_words)
    tags.emplace_back(words->tag);
  return tags;
}

const ReportWords& report_words(std::string_view language) {
  for (const ReportWords* words : all_words)
    if (is_text_for(words->tag, language)) return *words;
  std::string tags;
  for (const std::string& tag : report_languages())
    tags += (tags.empty() ? "there are: " : ", ") + tag;
  fail(Code::language_unsupported, "the report", tags);
}

void require_report_language(std::string_view language) { (void)report_words(language); }

}  // namespace passgenau
