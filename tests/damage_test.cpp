// SPDX-License-Identifier: GPL-2.0-or-later
// Damaged catalogs. Of a folder, what is answered is what the whole one answers, or an error: never something else, not even an offer as it
// stood before the last commit (a write that the disk lost). The index of words has no checksum that could tell, and how often a
// search differs, or the points for words, is told. Xapian may crash on damaged files, so each has processes of its own;
// crashes in Xapian, too, are told, and any elsewhere is a failure. A sealed file that is damaged is refused. PASSGENAU_DAMAGED
// is the number of folders, 200 without it (some 10 s); of sealed files it is always 1,000.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "damage/mutations.hpp"
#include "sealed/network.hpp"
#include "store/tools.hpp"
#include "support/children.hpp"
#include "support/crash_site.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;

using Question = std::function<std::string(const Catalog&)>;

/// What a child found; several at once.
enum Finding { all_the_same = 0, told = 1, wrong = 2, search_differs = 4, points_differ = 8 };
constexpr int unclear = 60;  ///< an error of another code than damage may have

struct Asked {
  std::string what = {};
  Question ask = {};
  std::string right = {};
  Finding otherwise = wrong;  ///< what another answer is
};

using Offers = std::map<std::string, std::string>;

Offers offers_of(const Catalog& catalog) {
  Offers all;
  for (const std::string& id : catalog.ids())
    all[id] = to_json(*catalog.offer(id), Confidential::show);
  return all;
}

constexpr std::size_t offer_count = 60;

/// A family that says something in words, too.
NeedsProfile with_words() {
  return {.as_of = date(2026, 11, 21),
          .children = {{.age = months(3)}},
          .needs = {{"child/excessive-crying"}},
          .words = Words{.text = "Baby schreit nachts, keine Hebamme", .language = "de"},
          .limit = 200};
}

/// What it is told of every offer, apart from what words earn.
std::string apart_from_words(const Catalog& catalog) {
  std::string text;
  for (const std::string& id : catalog.ids()) {
    Judgement judged = catalog.why(with_words(), id);
    judged.match.score = 0;
    std::erase_if(judged.match.reasons,
                  [](const Reason& reason) { return reason.criterion == Criterion::words; });
    text += to_json(judged);
  }
  return text;
}

std::string searched(const Catalog& catalog) {
  std::string text;
  for (const char* words : {"mein Baby schreit nur", "Schulden", "Hebame"})
    text += to_json(catalog.search({.words = words, .language = "de"}));
  return text;
}

/// Everything that carries a checksum, piece by piece, and what the index of words answers.
std::vector<Asked> questions(const Catalog& whole, const Offers& before) {
  std::vector<Asked> all;
  for (const std::string& line : lines_of(sample + "families.jsonl"))
    all.push_back({"a match", [line](const Catalog& catalog) {
                     const NeedsProfile family = read_profile_line(line, catalog.vocabulary()).profile.value;
                     return to_json(catalog.match(family, {.near_misses = 2, .ask = 1}));
                   }});
  for (const auto& [id, stored] : before)
    all.push_back({"offer " + id, [id = id](const Catalog& catalog) {
                     const auto offer = catalog.offer(id);
                     return offer ? to_json(*offer, Confidential::show) : std::string{"none"};
                   }});
  all.push_back({"a match with words, apart from them", apart_from_words});
  all.push_back({"ids and metadata", [](const Catalog& catalog) {
                   std::string text = catalog.gazetteer().to_csv() + catalog.vocabulary().extension();
                   for (const std::string& id : catalog.ids())
                     text += id + '\n';
                   return text + std::to_string(catalog.state().revision);
                 }});
  all.push_back({.what = "a search", .ask = searched, .otherwise = search_differs});
  all.push_back({.what = "a match with words",
                 .ask = [](const Catalog& catalog) { return to_json(catalog.match(with_words())); },
                 .otherwise = points_differ});
  for (Asked& asked : all)
    asked.right = asked.ask(whole);
  return all;
}

/// Runs `work`: false where it ended with an error that tells of damage.
bool answered(const std::function<void()>& work) {
  const Outcome found = outcome(work);
  if (found.name == "none") return true;
  if (!contains("catalog-damaged catalog-foreign catalog-missing catalog-newer catalog-older path-refused",
                found.name)) {
    std::cerr << found.name << ": " << found.sentence << '\n';
    _exit(unclear);
  }
  return false;
}

int ask_everything(const std::string& path, const std::vector<Asked>& questions) {
  tell_crash_site();
  int findings = all_the_same;
  std::optional<Catalog> catalog;
  if (!answered([&] { catalog.emplace(path); })) return told;
  for (const Asked& asked : questions)
    if (!answered([&] {
          const std::string answer = asked.ask(*catalog);
          if (answer == asked.right) return;
          findings |= asked.otherwise;
          if (asked.otherwise == wrong) std::cerr << asked.what << " gives " << answer.substr(0, 200) << '\n';
        }))
      findings |= told;
  return findings;
}

/// `told` where the check finds damage; `wrong` where an offer is saved that is not as it was.
int check_and_save(const std::string& path, const Offers& known) {
  tell_crash_site();
  int findings = all_the_same;
  if (!answered([&] {
        const CatalogHealth health = rescue_offers(path, [&](const Offer& offer) {
          const auto found = known.find(offer.id);
          if (found == known.end() || found->second != to_json(offer, Confidential::show)) findings |= wrong;
        });
        if (!health.problems.empty()) findings |= told;
      }))
    findings |= told;
  return findings;
}

bool is_of_engine(int status) { return status == crashed_in_engine || status == hung_in_engine; }

/// A network, and what it was before its last commit.
void make_changed_network(const std::string& path, const std::string& earlier) {
  make_network(path, offer_count);
  fs::copy(path, earlier, fs::copy_options::recursive);
  {
    CatalogWriter writer{path};
    const std::vector<std::string> lines = lines_of(sample + "offers.jsonl");
    for (std::size_t i = 0; i < offer_count; i += 3) {
      Offer offer = offer_from_json(lines[i], writer.vocabulary()).value;
      offer.title["de"] += " (neu)";
      writer.put(offer);
    }
    writer.remove("own/night");
    writer.commit();
  }
}

// Xapian led from the last word back to the first ones, and the words of a search were counted for ever.
TEST_CASE("pages of the words that were swapped are damage, or words in another order, and come to an end") {
  const TemporaryFolder folder;
  const std::string path = folder / "whole";
  make_changed_network(path, folder / "earlier");
  constexpr std::size_t page = 8192;
  for (const auto& [a, b] : {std::pair{7U, 9U}, std::pair{7U, 10U}}) {
    std::string bytes = content(fs::path{path} / "postlist.glass");
    REQUIRE(bytes.size() >= (b + 1) * page);
    std::swap_ranges(bytes.begin() + a * page, bytes.begin() + (a + 1) * page, bytes.begin() + b * page);
    const fs::path copy = folder / "damaged";
    fs::remove_all(copy);
    fs::copy(path, copy);
    std::ofstream{copy / "postlist.glass", std::ios::binary} << bytes;
    const int status = ended([&] {
      tell_crash_site();
      return answered([&] { searched(Catalog{copy}); }) ? 0 : 1;
    });
    INFO("pages " << a << " and " << b << " ended as " << status);
    CHECK((status == 0 || status == 1 || is_of_engine(status)));
  }
}

TEST_CASE("a damaged folder gives the answers of the whole one, or an error") {
  std::mt19937_64 random{told_seed()};
  const char* wanted = std::getenv("PASSGENAU_DAMAGED");
  const int rounds = wanted != nullptr ? std::atoi(wanted) : 200;
  const TemporaryFolder folder;
  const std::string path = folder / "whole";
  make_changed_network(path, folder / "earlier");
  const Catalog whole{path};
  const Offers known = offers_of(whole);
  const Offers before = offers_of(Catalog{folder / "earlier"});
  const std::vector<Asked> asked = questions(whole, before);
  std::map<std::string, int> counts;
  const std::string copy = folder / "damaged";
  for (int round = 0; round < rounds; ++round) {
    fs::remove_all(copy);
    fs::copy(path, copy, fs::copy_options::recursive);
    const std::string what = damage_folder(copy, folder / "earlier", random);
    INFO("round " << round << ": " << what);
    const int answer = ended([&] { return ask_everything(copy, asked); });
    const int check = ended([&] { return check_and_save(copy, known); });
    INFO("answers " << answer << ", check " << check);
    for (const int status : {answer, check}) {
      CHECK((is_of_engine(status) || (status >= 0 && status < 2 * points_differ && (status & wrong) == 0)));
    }
    // What a question stumbles over, the check finds, too.
    if (!is_of_engine(answer) && !is_of_engine(check) && (answer & told) != 0) CHECK((check & told) != 0);
    ++counts[answer == crashed_in_engine ? "crashed in Xapian"
             : answer == hung_in_engine  ? "hung in Xapian"
             : (answer & told) != 0      ? "told"
             : answer == search_differs  ? "the same, but for a search"
             : answer == points_differ   ? "the same, but for the points for words"
             : answer != all_the_same    ? "the same, but for a search and the points for words"
                                         : "the same"];
    if (check == crashed_in_engine) ++counts["check crashed in Xapian"];
    if (check == hung_in_engine) ++counts["check hung in Xapian"];
  }
  std::cout << rounds << " damaged folders";
  for (const auto& [name, times] : counts)
    std::cout << ", " << times << ' ' << name;
  std::cout << '\n';
  CHECK(counts["told"] > rounds / 4);
}

TEST_CASE("1,000 damaged sealed files are refused") {
  std::mt19937_64 random{told_seed()};
  const TemporaryFolder folder;
  make_network(folder / "c", offer_count);
  seal_catalog(folder / "c", folder / "c.sealed");
  const std::string whole = content(folder / "c.sealed");
  const std::string copy = folder / "damaged";
  constexpr int rounds = 1000;
  int refused = 0;
  for (int round = 0; round < rounds; ++round) {
    std::string bytes = whole;
    const std::string what = damage_bytes(bytes, random);
    std::ofstream{copy, std::ios::binary | std::ios::trunc} << bytes;
    const Outcome found = opened(copy);
    INFO("round " << round << ": " << what << ": " << found.sentence);
    // Without its magic at both ends it is no sealed file at all.
    CHECK((found.name == "catalog-damaged" || found.name == "path-refused"));
    refused += found.name != "none" ? 1 : 0;
  }
  std::cout << refused << " of " << rounds << " damaged sealed files refused\n";
  CHECK(refused == rounds);
}

}  // namespace
}  // namespace passgenau
