// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/duplicates.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "match/same_offer.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"
#include "store/checksum.hpp"

namespace passgenau {

namespace {

/// Two offers meet where they share a key. Larger blocks are walked in the order of their titles, each with
/// its next neighbours only (the sorted neighbourhood method): the work stays in proportion to the offers.
constexpr std::size_t largest_block = 40;
constexpr std::size_t neighbours = 12;
/// Words of a title that make keys: the longest, which are the rarest.
constexpr std::size_t title_words = 3;
/// Grid of about 2 km; twice, shifted by half, so that neighbours across a line meet in the other.
constexpr double cells_per_degree = 50;

struct Entry {
  std::string id = {};
  OfferTraces traces = {};
  std::string order = {};  ///< the words of the title
};

struct Key {
  std::uint64_t hash = 0;
  std::uint32_t offer = 0;

  auto operator<=>(const Key&) const = default;
};

std::uint64_t hash_of(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts)
    text.append(part) += '\xFF';  // a byte that no text has
  return checksum(text);
}

std::string cell_of(const GeoPoint& point, double shift) {
  const auto index = [&](double degrees) {
    return std::to_string(static_cast<std::int64_t>(std::floor(degrees * cells_per_degree + shift)));
  };
  return std::to_string(shift) + ':' + index(point.lat) + ':' + index(point.lon);
}

class Blocks {
 public:
  void add(std::uint32_t offer, const OfferTraces& traces) {
    for (const auto& [language, title] : traces.titles) {
      std::string whole;
      for (const std::string& word : title.words)
        whole += word + ' ';
      put(offer, {"title", whole});
      for (const std::string& word : longest(title.words))
        add_word(offer, word, traces);
    }
    put_contact(offer, "phone", traces.phone);
    put_contact(offer, "email", traces.email);
    put_contact(offer, "url", traces.url);
  }

  /// Every pair that meets, each once, in order.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs(const std::vector<Entry>& entries) {
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> all;
    std::vector<std::uint32_t> block;
    for (auto at = keys_.begin(); at != keys_.end();) {
      const std::uint64_t hash = at->hash;
      block.clear();
      for (; at != keys_.end() && at->hash == hash; ++at)
        block.push_back(at->offer);
      std::size_t reach = block.size();
      if (block.size() > largest_block) {
        std::sort(block.begin(), block.end(), [&](std::uint32_t a, std::uint32_t b) {
          return std::tie(entries[a].order, a) < std::tie(entries[b].order, b);
        });
        reach = neighbours + 1;
      }
      for (std::size_t i = 0; i < block.size(); ++i)
        for (std::size_t j = i + 1; j < std::min(block.size(), i + reach); ++j)
          all.emplace_back(std::min(block[i], block[j]), std::max(block[i], block[j]));
    }
    keys_ = {};
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

 private:
  void put(std::uint32_t offer, std::initializer_list<std::string_view> parts) {
    keys_.push_back({.hash = hash_of(parts), .offer = offer});
  }
  void put_contact(std::uint32_t offer, std::string_view field, const std::string& value) {
    if (!value.empty()) put(offer, {field, value});
  }

  static std::vector<std::string> longest(std::vector<std::string> words) {
    std::stable_sort(words.begin(), words.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    if (words.size() > title_words) words.resize(title_words);
    return words;
  }

  void add_word(std::uint32_t offer, const std::string& word, const OfferTraces& traces) {
    for (const OfferTraces::Spot& spot : traces.spots) {
      if (!spot.postal_code.empty()) put(offer, {"postal code", word, spot.postal_code});
      if (!spot.point) continue;
      for (const double shift : {0.0, 0.5})
        put(offer, {"cell", word, cell_of(*spot.point, shift)});
    }
    for (const std::string& name : longest(traces.provider.words))
      put(offer, {"provider", word, name});
  }

  std::vector<Key> keys_;
};

std::string_view source_of(std::string_view id) { return id.substr(0, id.find('/')); }

}  // namespace

DuplicateReport find_duplicates(const Catalog& catalog, const DuplicateOptions& options) {
  if (!(options.least >= 0 && options.least <= 1)) fail(Code::out_of_range, "least", "0 to 1");
  std::vector<Entry> entries;
  catalog.for_each_offer(
      [&](const Offer& offer) {
        Entry entry{.id = offer.id, .traces = traces_of(offer)};
        for (const std::string& word : entry.traces.titles.front().second.words)
          entry.order += word + ' ';
        entries.push_back(std::move(entry));
      },
      [&] { entries.clear(); });
  Blocks blocks;
  for (std::size_t i = 0; i < entries.size(); ++i)
    blocks.add(static_cast<std::uint32_t>(i), entries[i].traces);

  DuplicateReport report{.offers = entries.size()};
  const int least = static_cast<int>(std::lround(options.least * 1000));
  for (const auto& [a, b] : blocks.pairs(entries)) {
    const Entry& one = entries[a];
    const Entry& other = entries[b];
    if (options.across_sources && source_of(one.id) == source_of(other.id)) continue;
    ++report.compared;
    const Likeness found = likeness(one.traces, other.traces);
    if (!found.plausible || found.thousandths < least) continue;
    DuplicateCandidate candidate{
        .first = one.id, .second = other.id, .similarity = found.thousandths / 1000.0};
    for (const auto& [signal, thousandths] : found.signals)
      candidate.evidence.push_back({.signal = std::string{signal_names[static_cast<std::size_t>(signal)]},
                                    .similarity = thousandths / 1000.0});
    report.candidates.push_back(std::move(candidate));
  }
  std::stable_sort(
      report.candidates.begin(), report.candidates.end(),
      [](const DuplicateCandidate& a, const DuplicateCandidate& b) { return a.similarity > b.similarity; });
  return report;
}

std::string to_json(const DuplicateReport& report) {
  const auto similarity = [](std::string& out, double value) {
    out += "\"similarity\":";
    append_decimal(out, std::llround(value * 1000), 3);
  };
  std::string out = "{\"offers\":" + std::to_string(report.offers) +
                    ",\"compared\":" + std::to_string(report.compared) + ",\"candidates\":[";
  bool first = true;
  for (const DuplicateCandidate& candidate : report.candidates) {
    out += first ? "{\"offers\":[" : ",{\"offers\":[";
    first = false;
    append_json_string(out, candidate.first);
    out += ',';
    append_json_string(out, candidate.second);
    out += "],";
    similarity(out, candidate.similarity);
    out += ",\"evidence\":[";
    for (std::size_t i = 0; i < candidate.evidence.size(); ++i) {
      out += i == 0 ? "{\"signal\":" : ",{\"signal\":";
      append_json_string(out, candidate.evidence[i].signal);
      out += ',';
      similarity(out, candidate.evidence[i].similarity);
      out += '}';
    }
    out += "]}";
  }
  return out + "]}";
}

}  // namespace passgenau
