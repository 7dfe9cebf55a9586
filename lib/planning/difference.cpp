// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/difference.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>

#include "match/state_json.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"
#include "model/writer.hpp"
#include "planning/who_frame.hpp"
#include "store/checksum.hpp"

namespace passgenau {

namespace {

constexpr std::array<std::string_view, 4> change_names{"entered", "left", "score", "rank"};
constexpr std::array<std::string_view, 5> cause_names{"offer-added", "offer-removed", "offer-changed",
                                                      "surroundings", "others"};

/// What stands in every offer's record, as a checksum: the texts of two catalogs of a country would be gigabytes.
using Records = std::map<std::string, std::uint64_t>;

Records records_of(const Catalog& catalog) {
  Records records;
  catalog.for_each_offer(
      [&](const Offer& offer) { records[offer.id] = checksum(to_json(offer, Confidential::show)); },
      [&] { records.clear(); });
  return records;
}

/// Where each offer stands in a list.
struct List {
  explicit List(const Answer& answer) {
    for (std::size_t i = 0; i < answer.matches.size(); ++i)
      lines.emplace(answer.matches[i].offer, i);
  }
  std::unordered_map<std::string_view, std::size_t> lines = {};
};

class Comparison {
 public:
  Comparison(const Catalog& before, const Catalog& after)
      : before_{before}, after_{after}, old_{records_of(before)}, new_{records_of(after)} {
    for (const auto& [id, record] : old_) {
      const auto now = new_.find(id);
      if (now == new_.end())
        out_.removed.push_back(id);
      else if (now->second != record)
        out_.changed.push_back(id);
    }
    for (const auto& [id, record] : new_)
      if (old_.count(id) == 0) out_.added.push_back(id);
  }

  CatalogDifference run(const std::vector<Family>& families, std::size_t threads) {
    std::vector<NeedsProfile> profiles;
    profiles.reserve(families.size());
    for (const Family& family : families)
      profiles.push_back(family.profile);
    // Both answers of a turn are held, not those of all families.
    constexpr std::size_t families_a_turn = 512;
    for (std::size_t begin = 0; begin < profiles.size(); begin += families_a_turn) {
      const auto turn = std::span<const NeedsProfile>{profiles}.subspan(
          begin, std::min(families_a_turn, profiles.size() - begin));
      const std::vector<Answer> before = before_.match_all(turn, threads);
      const std::vector<Answer> after = after_.match_all(turn, threads);
      for (std::size_t i = 0; i < turn.size(); ++i)
        compare(families[begin + i], before[i], after[i]);
    }
    out_.families = families.size();
    out_.before = before_.state();
    out_.after = after_.state();
    return std::move(out_);
  }

 private:
  void compare(const Family& family, const Answer& before, const Answer& after) {
    const List old_list{before};
    const List new_list{after};
    FamilyDifference found{.family = family.id};
    for (std::size_t i = 0; i < after.matches.size(); ++i) {
      const Match& now = after.matches[i];
      const auto was = old_list.lines.find(now.offer);
      const Match* then = was == old_list.lines.end() ? nullptr : &before.matches[was->second];
      if (then != nullptr && was->second == i && then->score == now.score) continue;
      LineDifference line{.offer = now.offer, .rank_after = rank(i), .score_after = now.score};
      if (then == nullptr) {
        line.change = LineChange::entered;
        explain_entered(line, family.profile, now);
      } else {
        line.rank_before = rank(was->second);
        line.score_before = then->score;
        line.change = then->score == now.score ? LineChange::rank : LineChange::score;
        explain_points(line, *then, now);
      }
      found.lines.push_back(std::move(line));
    }
    for (std::size_t i = 0; i < before.matches.size(); ++i) {
      const Match& then = before.matches[i];
      if (new_list.lines.count(then.offer) > 0) continue;
      LineDifference line{.offer = then.offer,
                          .change = LineChange::left,
                          .rank_before = rank(i),
                          .score_before = then.score};
      explain_left(line, family.profile, then);
      found.lines.push_back(std::move(line));
    }
    if (!found.lines.empty()) out_.lists.push_back(std::move(found));
  }

  void explain_entered(LineDifference& line, const NeedsProfile& profile, const Match& now) const {
    line.cause = ChangeCause::offer_added;
    if (old_.count(line.offer) == 0) return;
    const Judgement then = before_.why(profile, line.offer);
    if (then.eligible) line.score_before = then.match.score;
    explain_eligibility(line, then, now);
  }

  void explain_left(LineDifference& line, const NeedsProfile& profile, const Match& then) const {
    line.cause = ChangeCause::offer_removed;
    if (new_.count(line.offer) == 0) return;
    const Judgement now = after_.why(profile, line.offer);
    if (now.eligible) line.score_after = now.match.score;
    explain_eligibility(line, now, then);
  }

  /// `there`: the offer in the catalog whose list does not show it, though it holds it.
  void explain_eligibility(LineDifference& line, const Judgement& there, const Match& here) const {
    if (there.eligible) return explain_points(line, there.match, here);
    line.cause = cause_of(line.offer);
    for (const Reason& reason : there.match.reasons)
      if (reason.criterion <= Criterion::needs && reason.verdict == Verdict::unmet)
        line.criteria.push_back(reason.criterion);
  }

  void explain_points(LineDifference& line, const Match& one, const Match& other) const {
    line.cause = ChangeCause::others;
    for (std::size_t i = 0; i < std::min(one.reasons.size(), other.reasons.size()); ++i)
      if (one.reasons[i].points != other.reasons[i].points) line.criteria.push_back(one.reasons[i].criterion);
    if (!line.criteria.empty()) line.cause = cause_of(line.offer);
  }

  ChangeCause cause_of(const std::string& offer) const {
    return std::binary_search(out_.changed.begin(), out_.changed.end(), offer) ? ChangeCause::offer_changed
                                                                               : ChangeCause::surroundings;
  }

  static int rank(std::size_t index) { return static_cast<int>(index) + 1; }

  const Catalog& before_;
  const Catalog& after_;
  Records old_;
  Records new_;
  CatalogDifference out_ = {};
};

json::object object_of(const LineDifference& line) {
  json::object out{{"offer", line.offer},
                   {"change", json::value(name(line.change))},
                   {"cause", json::value(name(line.cause))}};
  if (line.rank_before) out["rank_before"] = *line.rank_before;
  if (line.rank_after) out["rank_after"] = *line.rank_after;
  if (line.score_before) out["score_before"] = *line.score_before;
  if (line.score_after) out["score_after"] = *line.score_after;
  json::array criteria;
  for (const Criterion criterion : line.criteria)
    criteria.push_back(json::value(name(criterion)));
  if (!criteria.empty()) out["criteria"] = std::move(criteria);
  return out;
}

json::object state_of(const CatalogState& state) {
  json::object out = object_of(state);
  put_networks(out, state);
  return out;
}

}  // namespace

std::string_view name(LineChange change) noexcept { return change_names[static_cast<std::size_t>(change)]; }
std::string_view name(ChangeCause cause) noexcept { return cause_names[static_cast<std::size_t>(cause)]; }

CatalogDifference difference(const Catalog& before, const Catalog& after, const std::vector<Family>& families,
                             std::size_t threads) {
  if (families.empty()) fail(Code::empty, "the list of families", "no family is listed");
  require_valid(families, before.vocabulary());
  require_valid(families, after.vocabulary());
  return Comparison{before, after}.run(families, threads);
}

std::string to_json(const CatalogDifference& difference) {
  json::object out{{"before", state_of(difference.before)}, {"after", state_of(difference.after)}};
  add(out, "added", difference.added);
  add(out, "removed", difference.removed);
  add(out, "changed", difference.changed);
  out["families"] = difference.families;
  json::array lists;
  for (const FamilyDifference& family : difference.lists) {
    json::array lines;
    for (const LineDifference& line : family.lines)
      lines.push_back(object_of(line));
    lists.push_back(json::object{{"id", family.family}, {"lines", std::move(lines)}});
  }
  out["lists"] = std::move(lists);
  return write_json(out);
}

}  // namespace passgenau
