// SPDX-License-Identifier: GPL-2.0-or-later
// Languages and places as notes name them, and words that only look like them.
#include <string>
#include <string_view>

#include "catch.hpp"
#include "read/notes.hpp"

namespace passgenau {
namespace {

struct Spelling {
  std::string_view text;
  std::string_view
      fact;  ///< languages, and +i for an interpreter; or postal code and region; "-" where the text says none
};

NeedsProfile profile_of(std::string_view text) {
  return test::sample_reader().read(text, test::sample_day()).profile;
}

std::string languages_in(const NeedsProfile& profile) {
  std::string all;
  for (const std::string& tag : profile.languages)
    all += (all.empty() ? "" : " ") + tag;
  if (profile.interpreter.value_or(false)) all += all.empty() ? "+i" : " +i";
  return all.empty() ? "-" : all;
}

std::string home_in(const NeedsProfile& profile) {
  const Home& home = profile.home;
  const std::string all =
      home.postal_code + (home.postal_code.empty() || home.region.empty() ? "" : " ") + home.region;
  return all.empty() ? "-" : all;
}

constexpr Spelling languages[] = {
    {"spricht nur Arabisch", "ar"},
    {"Arabisch und etwas Deutsch", "ar de"},
    {"Dari u. etwas Deutsch", "fa-AF de"},
    {"Muttersprache Türkisch", "tr"},
    {"Muttersprache: Türkisch", "tr"},
    {"MS Türkisch", "tr"},
    {"MS: Türkisch, Deutsch gut", "tr de"},
    {"Türkisch (MS), Deutsch B1", "tr de"},
    {"kein Deutsch, nur Englisch", "en"},
    {"Deutsch: keine", "-"},
    {"Deutschkenntnisse: keine", "-"},
    {"keine Deutschkenntnisse", "-"},
    {"Deutsch nein, Englisch ja", "en"},
    {"Dolmetscher nötig (Tigrinya)", "ti +i"},
    {"Dolmetscher für Tigrinya nötig", "ti +i"},
    {"Dolmetscher Tigrinya", "ti +i"},
    {"Dolm. nötig", "+i"},
    {"Dolm. Arabisch", "ar +i"},
    {"mit Dolmetscherin", "+i"},
    {"braucht Sprachmittler", "+i"},
    {"kein Dolmetscher nötig", "-"},
    {"ohne Dolmetscher", "-"},
    {"Dolmetscherin dabei", "+i"},
    {"Dolmetscher wird benötigt", "+i"},
    {"Übersetzer nötig: Dari", "fa-AF +i"},
    {"interpreter needed (Arabic)", "ar +i"},
    {"needs Arabic interpreter", "ar +i"},
    {"Arabic interpreter required", "ar +i"},
    {"speaks Arabic only", "ar"},
    {"only speaks Arabic", "ar"},
    {"speaks little German", "-"},
    {"no German", "-"},
    {"no German, speaks French", "fr"},
    {"speaks Arabic and some German", "ar de"},
    {"speaks Arabic, little German", "ar"},
    {"native Spanish speaker", "es"},
    {"mother tongue Polish", "pl"},
    {"English fluent, German B1", "en de"},
    {"English and some German", "en de"},
    {"English only", "en"},
    {"French-speaking mother", "fr"},
    {"Language: Farsi", "fa"},
    {"languages: Farsi, English", "fa en"},
    {"russischsprachig", "ru"},
    {"russischspr.", "ru"},
    {"russ.-spr. Familie", "ru"},
    {"arabischsprachige Mutter", "ar"},
    {"arab.spr.", "ar"},
    {"polnischsprachig, Deutsch gut", "pl de"},
    {"dt.-sprachig", "de"},
    {"deutschsprachig", "de"},
    {"nicht deutschsprachig", "-"},
    {"nicht deutschspr.", "-"},
    {"türkische Familie", "-"},
    {"syrische Familie", "-"},
    {"Arabische Mutter aus Syrien", "-"},
    {"Italienische Mutter", "-"},
    {"polnische Staatsangehörigkeit", "-"},
    {"Polnischer Vater", "-"},
    {"Ukrainische Familie", "-"},
    {"Ukrainerin, spricht Russisch", "ru"},
    {"Familie aus der Türkei", "-"},
    {"afghanische Mutter, Dari", "fa-AF"},
    {"Deutsch-Türkin", "-"},
    {"deutsch-türkische Familie", "-"},
    {"Kommunikation auf Englisch möglich", "en"},
    {"Verständigung auf Englisch", "en"},
    {"Gespräch auf Englisch", "en"},
    {"Beratung auf Russisch gewünscht", "ru"},
    {"möchte Beratung auf Türkisch", "tr"},
    {"Englisch fließend", "en"},
    {"Englisch geht", "en"},
    {"Englisch möglich", "en"},
    {"spricht gut Deutsch", "de"},
    {"spricht sehr gut Deutsch", "de"},
    {"gute Deutschkenntnisse", "de"},
    {"Deutsch perfekt", "de"},
    {"spricht kein Wort Deutsch", "-"},
    {"versteht kein Deutsch", "-"},
    {"kaum Deutsch", "-"},
    {"wenig Deutsch", "-"},
    {"schlecht Deutsch", "-"},
    {"Deutsch schlecht", "-"},
    {"gebrochenes Deutsch", "-"},
    {"Deutsch A1", "-"},
    {"Deutsch: A2", "-"},
    {"lernt Deutsch", "-"},
    {"Deutschkurs B1", "-"},
    {"im Deutschkurs", "-"},
    {"besucht Deutschkurs", "-"},
    {"sucht Deutschkurs", "-"},
    {"Kurdisch (Sorani)", "ckb"},
    {"Kurmancî", "kmr"},
    {"Kurmandschi und Arabisch", "kmr ar"},
    {"Albanisch, Serbisch, Deutsch", "sq sr de"},
    {"Rumänisch und Englisch", "ro en"},
    {"spricht Ungarisch, Partner übersetzt", "hu +i"},
    {"Mann übersetzt", "+i"},
    {"Vater spricht Deutsch, Mutter nur Thai", "de th"},
    {"Mutter spricht Thai, Vater Deutsch", "th de"},
    {"spricht Serbokroatisch", "sh"},
    {"Montenegrinisch", "cnr"},
    {"spricht Twi", "ak"},
    {"Amharisch u. Englisch", "am en"},
    {"Spricht Hindi, Punjabi", "hi pa"},
    {"spricht Französisch u. Lingala", "fr ln"},
    {"spricht Portugiesisch", "pt"},
    {"spricht nur Ukrainisch/Russisch", "uk ru"},
    {"Ukr./Russ.", "uk ru"},
    {"ukr. Mutter", "-"},
    {"Sprache Arab.", "ar"},
    {"spricht arab.", "ar"},
    {"spricht farsi", "fa"},
    {"farsi", "fa"},
    {"arabisch, kein deutsch", "ar"},
    {"tochter dolmetscht aus dem türkischen", "tr +i"},
    {"Deutsch als Zweitsprache", "de"},
    {"Kind spricht noch nicht", "-"},
    {"Gebärdensprache", "gsg"},
    {"gehörlos, DGS", "gsg"},
    {"Deutsch ist die Familiensprache", "de"},
    {"zweisprachig (Deutsch/Spanisch)", "de es"},
    {"Tagalog und Englisch", "tl en"},
    {"Filipino", "fil"},
    {"Nepali, English", "ne en"},
    {"Bengali", "bn"},
    {"Sprachbarriere (Vietnamesisch)", "vi"},
    {"Sprachbarriere", "-"},
    {"Englischlehrerin", "-"},
    {"German course wanted", "-"},
    {"Turkish mother", "-"},
    {"Polish family, speak German", "de"},
    {"from Poland, speaks Polish", "pl"},
    {"We speak Urdu at home", "ur"},
    {"can't speak German", "-"},
    {"doesn't speak German", "-"},
    {"speaks no English", "-"},
    {"spricht weder Deutsch noch Englisch", "-"},
    {"nur Tigrinya, ein wenig Englisch", "ti en"},
    {"Igbo, Yoruba", "ig yo"},
    {"Berberisch", "ber"},
    {"Tschetschenisch und Russisch", "ce ru"},
    {"Mongolisch", "mn"},
    {"Deutsch u. Englisch ok", "de en"},
    {"Schwester spricht Deutsch", "-"},
    {"Georgisch, Russisch, Dolmetscher erforderlich", "ka ru +i"},
};

constexpr Spelling places[] = {
    {"64295", "64295"},
    {"PLZ 64295", "64295"},
    {"PLZ: 64295", "64295"},
    {"D-64295 Darmstadt", "64295 06411000"},
    {"64295 Darmstadt", "64295 06411000"},
    {"64295 Darmstadt-Eberstadt", "64295 06411000"},
    {"64297 Darmstadt Eberstadt", "64297 06411000"},
    {"Darmstadt-Eberstadt", "06411000"},
    {"Da-Eberstadt", "-"},
    {"64283 DA", "64283 06411000"},
    {"DA", "-"},
    {"aus Darmstadt", "06411000"},
    {"wohnt in Darmstadt", "06411000"},
    {"wohnhaft in Darmstadt", "06411000"},
    {"lebt in Beeskow", "12067036"},
    {"Beeskow", "12067036"},
    {"bei Darmstadt", "-"},
    {"Nähe Darmstadt", "-"},
    {"in der Nähe von Darmstadt", "-"},
    {"Wohnort: Beeskow", "12067036"},
    {"Wohnort Beeskow", "12067036"},
    {"wohnen in Mülheim an der Ruhr", "05117000"},
    {"Mülheim/Ruhr", "05117000"},
    {"Mülheim a.d. Ruhr", "05117000"},
    {"45475 MH", "45475 05117000"},
    {"Frankfurt (Oder)", "12053000"},
    {"Frankfurt/O.", "12053000"},
    {"Frankfurt Oder", "12053000"},
    {"FF/O", "-"},
    {"15236 FF", "15236 12053000"},
    {"zieht nach Darmstadt", "06411000"},
    {"zieht demnächst nach Darmstadt", "06411000"},
    {"kommt aus Darmstadt", "06411000"},
    {"wohnt jetzt in Erkner, vorher Beeskow", "12067124"},
    {"früher Beeskow, jetzt Erkner", "12067124"},
    {"arbeitet in Darmstadt", "-"},
    {"liegt im Klinikum Darmstadt", "06411000"},
    {"Klinikum Darmstadt meldet", "-"},
    {"Jugendamt Darmstadt", "-"},
    {"entbunden in Darmstadt", "-"},
    {"Oma wohnt in Darmstadt", "-"},
    {"Vater lebt in Darmstadt", "-"},
    {"Eltern leben in Darmstadt", "06411000"},
    {"sucht Kita in Darmstadt", "06411000"},
    {"sucht Hebamme in Griesheim", "06432008"},
    {"Griesheim, Kr. Darmstadt-Dieburg", "06432008"},
    {"LaDaDi", "06432"},
    {"Landkreis Darmstadt-Dieburg", "06432"},
    {"Kreis Darmstadt-Dieburg", "06432"},
    {"Lkr. Darmstadt-Dieburg", "06432"},
    {"aus Eritrea", "-"},
    {"Haus Nr. 12345", "-"},
    {"Tel. 06151 12345", "-"},
    {"Az. 41061/26", "-"},
    {"Konto 64295", "-"},
    {"12345 Euro", "-"},
    {"living in Darmstadt", "06411000"},
    {"lives in Griesheim", "06432008"},
    {"from Darmstadt", "06411000"},
    {"moved to Darmstadt", "06411000"},
    {"we're in Beeskow", "12067036"},
    {"postcode 41061", "41061"},
    {"Mönchengladbach-Rheydt", "05116000"},
    {"41061 MG-Rheydt", "41061 05116000"},
    {"41236 Mönchengladbach (Rheydt)", "41236 05116000"},
    {"Stadtteil Eberstadt, 64297 Darmstadt", "64297 06411000"},
    {"64297 Da.", "64297"},
    {"in 64297", "64297"},
    {"Baby 3 Mon., Beeskow", "12067036"},
    {"Mutter aus Beeskow, 22 J.", "12067036"},
    {"Reinheim od. Umgebung", "06432019"},
    {"Gruppe in Dieburg gesucht", "06432004"},
    {"will nicht nach Darmstadt ziehen", "-"},
    {"nicht aus Darmstadt", "-"},
    {"Fürstenwalde/Spree", "12067144"},
    {"Eisenhüttenstadt, Straße der Republik 3", "12067120"},
    {"wohnt Hauptstr. 5, 64347 Griesheim", "64347 06432008"},
};

}  // namespace

TEST_CASE("languages, in the spellings of notes") {
  for (const auto& [text, fact] : languages) {
    INFO(text);
    CHECK(languages_in(profile_of(text)) == fact);
  }
}

TEST_CASE("places, in the spellings of notes") {
  for (const auto& [text, fact] : places) {
    INFO(text);
    CHECK(home_in(profile_of(text)) == fact);
  }
}

}  // namespace passgenau
