// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "oracle/criteria.hpp"
#include "oracle/json.hpp"

namespace passgenau::oracle {
namespace {

/// What is known of a word. The stems are those of Snowball's German stemmer, folded.
struct Known {
  std::string fold;
  std::string stem;
  std::vector<std::string> parts = {};  ///< stems
  std::string burden = {};              ///< that it names
  std::string kind = {};
};

const std::map<std::string, Known> known_words = {
    {"quorzel", {.fold = "quorzel", .stem = "quorzel", .burden = "child/quorzel"}},
    {"zimpfler", {.fold = "zimpfler", .stem = "zimpfl", .burden = "child/zimpfler"}},
    {"brumsel", {.fold = "brumsel", .stem = "brumsel", .kind = "counselling/brumsel"}},
    {"quorzelzimpfler", {.fold = "quorzelzimpfler", .stem = "quorzelzimpfl", .parts = {"quorzel", "zimpfl"}}},
    {"brumselquorzel", {.fold = "brumselquorzel", .stem = "brumselquorzel", .parts = {"brumsel", "quorzel"}}},
    {"töpfern", {.fold = "topfern", .stem = "topf"}},
    {"toepfern", {.fold = "topfern", .stem = "topf"}},
    {"töpfer", {.fold = "topfer", .stem = "topf"}},
    {"gitarre", {.fold = "gitarre", .stem = "gitarr"}},
    {"gitarren", {.fold = "gitarren", .stem = "gitarr"}},
    {"klavier", {.fold = "klavier", .stem = "klavi"}}};
const std::set<std::string> stop_words = {"mit", "und", "für"};

/// One narrower than the other, and a kind, each named by one word.
constexpr const char* own_concepts =
    R"({"type":"burden","id":"child/quorzel","broader":["child"],"scope":"child","label":{"de":"Quorzel"}}
{"type":"burden","id":"child/zimpfler","broader":["child/quorzel"],"scope":"child","label":{"de":"Zimpfler"}}
{"type":"kind","id":"counselling/brumsel","broader":["counselling"],"label":{"de":"Brumsel"}}
)";

std::vector<std::string> lower_words(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + ' ') {
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z')) {
      word += c;
    } else if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
    } else if (!word.empty()) {
      words.push_back(word);
      word.clear();
    }
  }
  return words;
}

std::string with_capital(std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

/// Some words of the list, perhaps with stop words and punctuation between them.
std::string sentence(Random& random, long count) {
  std::vector<std::string> list;
  for (const auto& [word, known] : known_words)
    list.push_back(word);
  std::string text;
  for (long i = 0; i < count; ++i) {
    if (i > 0) text += random.pick({" ", " ", " ", ", ", " und ", " mit "});
    const std::string& word = random.pick(list);
    text += random.chance(50) ? with_capital(word) : word;
  }
  return text;
}

void append(Object& offer, const char* field, const std::string& id) {
  if (!offer.contains(field)) offer[field] = Array{};
  offer[field].as_array().emplace_back(id);
}

/// The words of an offer that the list has; no other can be asked for.
std::vector<std::string> offer_words(const Object& offer) {
  std::vector<std::string> found;
  for (const char* field : {"title", "description"})
    for (const auto& text : part(offer, field))
      for (std::string& word : lower_words(std::string{text.value().as_string()}))
        if (known_words.contains(word)) found.push_back(std::move(word));
  return found;
}

long credit_of_stem(const std::string& stem, const std::vector<std::string>& words) {
  long best = 0;
  for (const std::string& word : words) {
    const Known& one = known_words.at(word);
    if (one.stem == stem) best = std::max(best, 900L);
    if (std::find(one.parts.begin(), one.parts.end(), stem) != one.parts.end()) best = std::max(best, 500L);
  }
  return best;
}

long credit_of_word(const std::string& asked, const std::vector<std::string>& words) {
  const Known& known = known_words.at(asked);
  long best = credit_of_stem(known.stem, words);
  for (const std::string& word : words) {
    if (word == asked) best = std::max(best, 1000L);
    if (known_words.at(word).fold == known.fold) best = std::max(best, 950L);
  }
  long parts = 0;
  for (const std::string& stem : known.parts)
    parts += credit_of_stem(stem, words);
  if (!known.parts.empty())
    best = std::max(best, parts * 500 / (1000 * static_cast<long>(known.parts.size())));
  return best;
}

/// Two words that stand side by side may be one that an offer writes joined.
long credit_of_joined(const std::string& joined, const std::vector<std::string>& words) {
  const auto known = known_words.find(joined);
  if (known == known_words.end()) return 0;
  long best = 0;
  for (const std::string& word : words) {
    if (known_words.at(word).fold == known->second.fold) best = std::max(best, 950L);
    if (known_words.at(word).stem == known->second.stem) best = std::max(best, 900L);
  }
  return best;
}

long credit_in_tree(const Tree& tree, const std::string& asked, const std::set<std::string>& named) {
  if (asked.empty()) return 0;
  if (named.contains(asked)) return 1000;
  long best = 0;
  for (const std::string& one : named) {
    if (tree.same_or_narrower(one, asked)) best = std::max(best, 700L);
    if (tree.same_or_narrower(asked, one)) best = std::max(best, 400L);
  }
  return best;
}

}  // namespace

void add_words(World& world) {
  Random random{world.seed ^ 0x776f726473ULL};
  world.extension += own_concepts;
  for (std::string& json : world.offers) {
    Json offer = boost::json::parse(json);
    Object& object = offer.as_object();
    if (random.chance(70)) object["description"] = Object{{"de", sentence(random, random.between(1, 6))}};
    if (random.chance(20))
      append(object, "addresses", random.pick({"child/quorzel", "child/zimpfler", "child"}));
    if (random.chance(20)) append(object, "kinds", random.pick({"counselling/brumsel", "counselling"}));
    json = print(offer);
  }
  for (std::string& json : world.profiles) {
    Json profile = boost::json::parse(json);
    Object words{{"text", sentence(random, random.between(1, 6))}};
    if (random.chance(50)) words["language"] = "de";
    profile.as_object()["words"] = words;
    json = print(profile);
  }
}

std::vector<AskedWord> asked_words(const std::string& text) {
  std::vector<AskedWord> asked;
  std::set<std::string> stems;
  int position = -1;
  for (const std::string& word : lower_words(text)) {
    ++position;
    if (stop_words.contains(word)) continue;
    const auto known = known_words.find(word);
    if (known == known_words.end()) throw std::runtime_error("the oracle knows no word " + word);
    if (stems.insert(known->second.stem).second) asked.push_back({word, position});
  }
  return asked;
}

Finding words(const Family& family, const Object& offer, const Books& books) {
  const std::vector<std::string> there = offer_words(offer);
  const std::set<std::string> burdens = named_burdens(offer, books);
  const auto listed = texts(offer, "kinds");
  const std::set<std::string> kinds{listed.begin(), listed.end()};
  std::vector<long> credits;
  for (const AskedWord& one : family.words) {
    const Known& known = known_words.at(one.word);
    credits.push_back(std::max({credit_of_word(one.word, there),
                                credit_in_tree(books.vocabulary.burdens, known.burden, burdens),
                                credit_in_tree(books.vocabulary.kinds, known.kind, kinds)}));
  }
  for (std::size_t i = 0; i + 1 < credits.size(); ++i) {
    if (family.words[i + 1].position != family.words[i].position + 1) continue;
    const long joined = credit_of_joined(family.words[i].word + family.words[i + 1].word, there);
    credits[i] = std::max(credits[i], joined);
    credits[i + 1] = std::max(credits[i + 1], joined);
  }
  long sum = 0;
  for (const long credit : credits)
    sum += credit;
  const auto found = std::count_if(credits.begin(), credits.end(), [](long credit) { return credit > 0; });
  const auto count = static_cast<std::ptrdiff_t>(credits.size());
  return {found == count ? Verdict::met : found > 0 ? Verdict::partly : Verdict::unmet, sum / count};
}

}  // namespace passgenau::oracle
