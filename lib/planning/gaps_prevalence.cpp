// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/gaps_prevalence.hpp"

#include "model/family_weight.hpp"
#include "model/json.hpp"
#include "model/language.hpp"
#include "model/reader.hpp"

namespace passgenau {

namespace {

constexpr std::size_t file_bytes = 1024 * 1024;
constexpr int most_families = 1'000'000;
/// Shares that are rounded for print may add up to a little more.
constexpr double most_of_all = 1.005;

class PrevalenceReader {
 public:
  PrevalenceReader(const Vocabulary& vocabulary, const Gazetteer& gazetteer, std::vector<Problem>& problems)
      : vocabulary_{vocabulary}, gazetteer_{gazetteer}, problems_{problems} {}

  Prevalence read(const json::value& document) {
    const Place root;
    Reading reading{problems_};
    ObjectReader reader{document, root, reading};
    if (!document.is_object()) return {};
    reader.day("as_of", out_.as_of);
    reader.text_by_language("about", out_.about);
    read_numbers(reader);
    read_regions(reader);
    read_share(reader, "pregnant", out_.pregnant);
    std::optional<Age> until;
    reader.age("until", until);
    out_.until = until.value_or(out_.until);
    if (out_.until.before_birth || out_.until == birth())
      reader.report(Code::out_of_range, "until", "after birth");
    // Months and days add up to years, too.
    constexpr Date any_birth{std::chrono::year{2001}, std::chrono::month{1}, std::chrono::day{1}};
    if (!out_.until.before_birth &&
        day_reached(any_birth, out_.until) > day_reached(any_birth, years(greatest_age_years)))
      reader.report(Code::out_of_range, "until", "at most 18 years");
    read_list(reader, "reach", out_.reach, [](ObjectReader& item, ShareOfReach& reach) {
      std::optional<Distance> distance;
      item.kilometres("km", distance);
      reach.reach = distance.value_or(Distance{});
      if (reach.reach < metres(0) || reach.reach > metres(ProfileLimits::reach_km * 1000))
        item.report(Code::out_of_range, "km", "0 to 1000");
    });
    read_list(reader, "languages", out_.languages, [](ObjectReader& item, ShareOfLanguages& spoken) {
      item.texts("languages", spoken.languages);
      if (item.member("languages") == nullptr) item.report(Code::missing, "languages");
      for (const std::string& tag : spoken.languages)
        if (!is_language_tag(tag)) item.report(Code::bad_language_tag, "languages");
    });
    read_list(reader, "classes", out_.classes,
              [&](ObjectReader& item, BurdenClass& group) { read_factors(item, group); });
    read_burdens(reader);
    return std::move(out_);
  }

 private:
  void read_numbers(ObjectReader& reader) {
    if (!reader.integer("families", out_.families) && reader.member("families") == nullptr)
      reader.report(Code::missing, "families");
    else if (out_.families < 1 || out_.families > most_families)
      reader.report(Code::out_of_range, "families", "1 to 1000000");
    if (reader.number("weight", out_.weight) && !is_family_weight(out_.weight))
      reader.report(Code::out_of_range, "weight", std::string{family_weight_range});
    int seed = 0;
    if (!reader.integer("seed", seed) && reader.member("seed") == nullptr)
      reader.report(Code::missing, "seed");
    if (seed < 0) reader.report(Code::out_of_range, "seed", "0 and more");
    out_.seed = static_cast<std::uint64_t>(seed);
  }

  void read_regions(ObjectReader& reader) {
    reader.texts("regions", out_.regions);
    if (out_.regions.empty()) reader.report(Code::missing, "regions");
    const Place list = reader.place("regions");
    for (std::size_t i = 0; i < out_.regions.size(); ++i)
      if (gazetteer_.by_region(out_.regions[i]).empty())
        problems_.push_back(
            make_problem(Code::bad_region, Place{list, i}.pointer(), {}, "the gazetteer does not know it"));
  }

  static void read_share(ObjectReader& reader, std::string_view name, double& share) {
    if (reader.number(name, share) && !(share >= 0 && share <= 1))
      reader.report(Code::out_of_range, name, "0 to 1");
  }

  /// A list of objects with a `share` and perhaps a `source`; all shares are at most 1 together.
  template <class Item, class ReadItem>
  void read_list(ObjectReader& reader, std::string_view name, std::vector<Item>& items, ReadItem&& read) {
    double sum = 0;
    reader.each(name, [&](const json::value& value, const Place& place) {
      sum += read_item(value, place, items, read).share;
    });
    if (sum > most_of_all) reader.report(Code::out_of_range, name, "shares of 1 together");
  }
  template <class Item, class ReadItem>
  Item& read_item(const json::value& value, const Place& place, std::vector<Item>& items, ReadItem&& read) {
    Item& item = items.emplace_back();
    Reading reading{problems_};
    ObjectReader reader{value, place, reading};
    if (!value.is_object()) return item;
    std::string source;
    reader.text("source", source);
    if (reader.member("share") == nullptr) reader.report(Code::missing, "share");
    read_share(reader, "share", item.share);
    read(reader, item);
    return item;
  }

  void require_burden(const Place& place, const std::string& id) {
    const Concept* burden = vocabulary_.find(ConceptType::burden, id);
    if (burden == nullptr)
      problems_.push_back(make_problem(Code::unknown_burden, place.pointer(), {}, quoted(id)));
  }

  void read_factors(ObjectReader& reader, BurdenClass& group) {
    std::string name;
    reader.text("name", name);
    const json::value* factors = reader.member("factors");
    if (factors == nullptr) return;
    const Place place = reader.place("factors");
    if (!factors->is_object()) return reader.report(Code::wrong_type, "factors", "an object");
    for (const auto& member : factors->get_object()) {
      const Place at{place, member.key()};
      require_burden(at, std::string{member.key()});
      const double factor = member.value().is_number() ? member.value().to_number<double>() : -1;
      if (!(factor >= 0 && factor <= 1000))
        problems_.push_back(make_problem(Code::out_of_range, at.pointer(), "a number from 0 to 1000"));
      else
        group.factors[std::string{member.key()}] = factor;
    }
  }

  /// Factors that no class could follow would draw another share than the file states.
  void require_chance(const ShareOfBurden& burden, const Place& place) {
    constexpr double slack = 1e-9;
    if (!(burden.share > 0) || vocabulary_.find(ConceptType::burden, burden.burden) == nullptr) return;
    for (const BurdenClass& each : out_.classes)
      if (each.share > 0 && !(chance_of(out_, vocabulary_, burden, &each) <= 1 + slack)) {
        problems_.push_back(make_problem(Code::out_of_range, place.pointer(), {},
                                         "with the factors of the classes a chance from 0 to 1"));
        return;
      }
  }

  void read_burdens(ObjectReader& reader) {
    reader.each("burdens", [&](const json::value& value, const Place& place) {
      const ShareOfBurden& read =
          read_item(value, place, out_.burdens, [&](ObjectReader& item, ShareOfBurden& burden) {
            item.text("burden", burden.burden);
            require_burden(item.place("burden"), burden.burden);
            item.age("from", burden.ages.from);
            item.age("until", burden.ages.until);
          });
      require_chance(read, Place{place, "share"});
    });
  }

  const Vocabulary& vocabulary_;
  const Gazetteer& gazetteer_;
  std::vector<Problem>& problems_;
  Prevalence out_ = {};
};

/// The factor of the nearest broader concept that the class names; 1 where it names none.
double factor(const BurdenClass& burden_class, const Vocabulary& vocabulary, const std::string& burden) {
  double found = 1;
  int nearest = INT32_MAX;
  for (const auto& [id, value] : burden_class.factors) {
    const int steps = vocabulary.steps(ConceptType::burden, id, burden);
    if (steps < 0 || steps >= nearest) continue;
    nearest = steps;
    found = value;
  }
  return found;
}

}  // namespace

double chance_of(const Prevalence& prevalence, const Vocabulary& vocabulary, const ShareOfBurden& burden,
                 const BurdenClass* burden_class) {
  if (burden_class == nullptr) return burden.share;
  double mean = 0;
  double shares = 0;
  for (const BurdenClass& each : prevalence.classes) {
    mean += each.share * factor(each, vocabulary, burden.burden);
    shares += each.share;
  }
  return burden.share * factor(*burden_class, vocabulary, burden.burden) * shares / mean;
}

Prevalence read_prevalence(std::string_view text, const Vocabulary& vocabulary, const Gazetteer& gazetteer,
                           std::vector<Problem>& problems) {
  const json::value document = parse_json(text, {.bytes = file_bytes}, problems);
  if (!problems.empty()) return {};
  return PrevalenceReader{vocabulary, gazetteer, problems}.read(document);
}

}  // namespace passgenau
