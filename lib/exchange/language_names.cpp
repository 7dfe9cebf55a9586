// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/language_names.hpp"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <array>
#include <unordered_map>

#include "model/language.hpp"
#include "place/csv.hpp"
#include "place/name_key.hpp"

namespace passgenau {

namespace {

struct Alias {
  std::string_view name;  ///< as `key_of` has it
  std::string_view tag;   ///< empty: not to be guessed
};

constexpr std::array aliases{
    // What Iranians and Afghans in Germany call their languages; FORMATS judges fa and fa-AF as close.
    Alias{"farsi", "fa"}, Alias{"iranisch", "fa"}, Alias{"dari", "fa-AF"}, Alias{"afghanisch", ""},
    Alias{"pashtu", "ps"}, Alias{"paschto", "ps"}, Alias{"pashtun", "ps"}, Alias{"paschtunisch", "ps"},
    Alias{"pashai", ""},
    // Kurdish: ICU names only the whole and the central one.
    Alias{"kurmandschi", "kmr"}, Alias{"kurmandji", "kmr"}, Alias{"kurmanji", "kmr"},
    Alias{"kurmanci", "kmr"}, Alias{"kurmancî", "kmr"}, Alias{"nordkurdisch", "kmr"},
    Alias{"kurdisch (kurmandschi)", "kmr"}, Alias{"kurdisch (kurmanci)", "kmr"},
    Alias{"kurdisch (kurmanji)", "kmr"}, Alias{"kurdish (kurmanji)", "kmr"},
    Alias{"kurdisch-kurmandschi", "kmr"}, Alias{"kurdisch-kurmanci", "kmr"}, Alias{"sorani", "ckb"},
    Alias{"kurdisch (sorani)", "ckb"}, Alias{"kurdish (sorani)", "ckb"}, Alias{"kurdisch-sorani", "ckb"},
    Alias{"zazaki", "zza"}, Alias{"zazaisch", "zza"}, Alias{"badini", "kmr"},
    // The languages that were Serbo-Croatian: CLDR's alias of sh.
    Alias{"serbokroatisch", "sr-Latn"}, Alias{"serbo-kroatisch", "sr-Latn"},
    Alias{"serbo-croatian", "sr-Latn"}, Alias{"jugoslawisch", "sr-Latn"},
    Alias{"bosnisch/kroatisch/serbisch", "sr-Latn"}, Alias{"bks", "sr-Latn"}, Alias{"moldauisch", "ro"},
    Alias{"moldawisch", "ro"}, Alias{"moldovan", "ro"},
    // Sign languages have tags of their own. In German data the word alone is the German one.
    Alias{"gebaerdensprache", "gsg"}, Alias{"gebaerden", "gsg"}, Alias{"deutsche gebaerdensprache", "gsg"},
    Alias{"dgs", "gsg"}, Alias{"deutsche gebaerdensprache (dgs)", "gsg"},
    Alias{"gebaerdensprache (dgs)", "gsg"}, Alias{"german sign language", "gsg"}, Alias{"oegs", "asq"},
    Alias{"oesterreichische gebaerdensprache", "asq"}, Alias{"american sign language", "ase"},
    Alias{"british sign language", "bfi"}, Alias{"tuerkische gebaerdensprache", "tsm"},
    Alias{"russische gebaerdensprache", "rsl"}, Alias{"ukrainische gebaerdensprache", "ukl"},
    // Regional and minority languages by the names of their speakers.
    Alias{"platt", "nds"}, Alias{"plattdeutsch", "nds"}, Alias{"plattdueuetsch", "nds"},
    Alias{"romanes", "rom"}, Alias{"romani", "rom"}, Alias{"sinti", "rmo"}, Alias{"sinti und roma", "rom"},
    Alias{"romani chib", "rom"}, Alias{"sorbisch", ""}, Alias{"friesisch", ""}, Alias{"nordfriesisch", "frr"},
    Alias{"schweizer deutsch", "gsw"}, Alias{"flaemisch", "nl-BE"}, Alias{"flemish", "nl-BE"},
    // Other spellings of names that ICU has.
    Alias{"tigrinisch", "ti"}, Alias{"tigrigna", "ti"}, Alias{"tigrina", "ti"}, Alias{"tigrinja", "ti"},
    Alias{"amharic", "am"}, Alias{"aethiopisch", ""}, Alias{"eritreisch", ""}, Alias{"weissrussisch", "be"},
    Alias{"belarusisch", "be"}, Alias{"bengali", "bn"}, Alias{"tamilisch", "ta"}, Alias{"hindu", ""},
    Alias{"indisch", ""}, Alias{"pandschabi", "pa"}, Alias{"panjabi", "pa"}, Alias{"pakistanisch", ""},
    Alias{"swahili", "sw"}, Alias{"kisuaheli", "sw"}, Alias{"somalisch", "so"}, Alias{"oromisch", "om"},
    Alias{"mandarin", "zh"}, Alias{"mandarin chinesisch", "zh"}, Alias{"hochchinesisch", "zh"},
    Alias{"chinese (mandarin)", "zh"}, Alias{"chinesisch (mandarin)", "zh"},
    Alias{"chinese (cantonese)", "yue"}, Alias{"chinesisch (kantonesisch)", "yue"}, Alias{"tagalog", "fil"},
    Alias{"philippinisch", "fil"}, Alias{"burmesisch", "my"}, Alias{"nepali", "ne"}, Alias{"georgian", "ka"},
    Alias{"azeri", "az"}, Alias{"aseri", "az"}, Alias{"tuerkce", "tr"}, Alias{"twi", "tw"},
    Alias{"fulla", "ff"}, Alias{"fula", "ff"}, Alias{"pular", "ff"}, Alias{"peul", "ff"},
    Alias{"kinyaruanda", "rw"}, Alias{"kurdî", "ku"}, Alias{"russkij", "ru"}, Alias{"ivrit", "he"},
    Alias{"brasilianisch", "pt-BR"}, Alias{"brasilianisches portugiesisch", "pt-BR"}, Alias{"lettisch", "lv"},
    Alias{"castellano", "es"}, Alias{"kastilisch", "es"}, Alias{"uigurisch", "ug"},
    Alias{"tschetschenisch", "ce"}, Alias{"tamazight", "zgh"}, Alias{"berberisch", ""},
    Alias{"kabylisch", "kab"}, Alias{"malayisch", "ms"}, Alias{"bahasa indonesia", "id"},
    // Ancient languages whose names today mean living ones, which of them nobody can tell; and what is no language.
    Alias{"aramaeisch", ""}, Alias{"aramaic", ""}, Alias{"syrisch", ""}, Alias{"syriac", ""},
    Alias{"assyrisch", "aii"}, Alias{"mehrsprachig", ""}, Alias{"multiple languages", ""}};

/// Letter case folded by ICU (Turkish names by plain rules), umlauts written out, one blank between words.
std::string key_of(std::string_view name) {
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece{name.data(), static_cast<std::int32_t>(name.size())});
  text.foldCase();
  std::string folded;
  text.toUTF8String(folded);
  return name_key(folded);
}

using Names = std::unordered_map<std::string, std::string>;

Names all_names() {
  Names names;
  const auto add = [&](const char* code, const icu::Locale& in) {
    icu::UnicodeString display;
    icu::Locale{code}.getDisplayLanguage(in, display);
    std::string name;
    display.toUTF8String(name);
    // ICU gives the code where it has no name. A name that is there stays: German before English before its own.
    if (name != code) names.emplace(key_of(name), code);
  };
  for (const char* in : {"de", "en", ""})
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code)
      add(*code, icu::Locale{*in == '\0' ? *code : in});
  for (const Alias& alias : aliases)
    names.insert_or_assign(key_of(alias.name), std::string{alias.tag});
  return names;
}

std::optional<std::string> known(const std::string& key) {
  static const Names names = all_names();
  const auto found = names.find(key);
  if (found == names.end() || found->second.empty()) return {};
  return found->second;
}

bool drop_begin(std::string& key, std::string_view begin) {
  if (key.size() <= begin.size() || key.compare(0, begin.size(), begin) != 0) return false;
  key.erase(0, begin.size());
  return true;
}

bool drop_end(std::string& key, std::string_view end) {
  if (key.size() <= end.size() || key.compare(key.size() - end.size(), end.size(), end) != 0) return false;
  key.resize(key.size() - end.size());
  return true;
}

}  // namespace

std::optional<std::string> language_of_name(std::string_view name) {
  name = trimmed(name);
  constexpr std::size_t longest = 60;
  if (name.empty() || name.size() > longest) return {};
  std::string key = key_of(name);
  if (auto tag = known(key)) return tag;
  // A tag, or the longer code of a language that has a short one ("deu").
  constexpr std::size_t longest_tag = 11;
  if (name.size() <= longest_tag && is_language_tag(name)) return std::string{name};
  if (std::string shorter = name.size() == 3 ? language_key(name) : "";
      shorter.size() == 2 && is_language_tag(shorter))
    return shorter;
  for (const std::string_view begin : {"auf ", "in ", "sprache: "})
    if (drop_begin(key, begin)) break;
  if (drop_end(key, " sprache") || drop_end(key, " language")) drop_end(key, "e");
  return known(key);
}

}  // namespace passgenau
