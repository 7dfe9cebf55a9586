// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/alike_change.hpp"

#include <algorithm>
#include <set>

#include "match/alike.hpp"
#include "match/snapshot_index.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

/// The facts of so many others are read again, one by one, or of as many as come.
constexpr std::size_t most_concerned = 1024;

class AlikeChange {
 public:
  AlikeChange(const Snapshot& before, const Renumbered& rows, const std::vector<AlikeComing>& coming,
              Snapshot& now)
      : before_{before}, rows_{rows}, coming_{coming}, now_{now} {}

  bool change(const FactsOf& facts_of) {
    add_places();
    if (!find_concerned()) return false;
    keep_groups();
    regroup(facts_of);
    index_alike(now_);
    return true;
  }

 private:
  void add_places() {
    AlikeFinder finder;
    for (const AlikeComing& one : coming_)
      finder.add(one.row, one.packed);
    const std::vector<AlikePlace> come = finder.places([](std::uint32_t row) { return row; });
    now_.alike_places.reserve(before_.alike_places.size() + come.size());
    auto next = come.begin();
    // Rows that stay keep their order: so do the entries of one place.
    for (const AlikePlace& entry : before_.alike_places) {
      const AlikePlace kept{entry.place, rows_.of(entry.row)};
      if (kept.row == Renumbered::gone) continue;
      for (; next != come.end() && *next < kept; ++next)
        now_.alike_places.push_back(*next);
      now_.alike_places.push_back(kept);
    }
    now_.alike_places.insert(now_.alike_places.end(), next, come.end());
    for (const AlikePlace& entry : come)
      places_.insert(entry.place);
  }

  /// Who is like another stays so while both stay: what is to be found out is who is left of the groups that something went from, and
  /// who is like what comes, with the groups of those.
  bool find_concerned() {
    std::set<std::uint32_t> beside;
    for (const std::uint32_t place : places_) {
      const auto begin =
          std::lower_bound(now_.alike_places.begin(), now_.alike_places.end(), AlikePlace{place, 0});
      for (auto at = begin; at != now_.alike_places.end() && at->place == place; ++at) {
        beside.insert(at->row);
        if (beside.size() > most()) return false;
      }
    }
    for (const auto& [row, group] : before_.alike_groups)
      if (const std::uint32_t at = rows_.of(row); at == Renumbered::gone || beside.contains(at))
        touched_.insert(group);
    concerned_ = std::move(beside);
    for (const std::uint32_t group : touched_)
      for (const std::uint32_t row : before_.alike[group])
        if (rows_.of(row) != Renumbered::gone) concerned_.insert(rows_.of(row));
    return concerned_.size() <= most();
  }
  /// Those that come among them.
  std::size_t most() const { return coming_.size() + std::max(most_concerned, coming_.size()); }

  void keep_groups() {
    for (std::uint32_t group = 0; group < before_.alike.size(); ++group) {
      if (touched_.contains(group)) continue;
      std::vector<std::uint32_t>& kept = now_.alike.emplace_back(before_.alike[group]);
      for (std::uint32_t& row : kept)
        row = rows_.of(row);
    }
  }

  void regroup(const FactsOf& facts_of) {
    AlikeFinder finder;
    for (const AlikeComing& one : coming_) {
      finder.add(one.row, one.packed);
      concerned_.erase(one.row);
    }
    for (const std::uint32_t row : concerned_) {
      const std::string_view id = now_.id(now_.rows[row]);
      const std::string bytes = facts_of(id);
      const auto facts = view_facts(bytes);
      if (!facts || !id.ends_with(facts->id)) fail(Code::catalog_damaged, "facts of an offer");
      finder.add(row, facts->alike);
    }
    auto groups =
        finder.groups([&](std::uint32_t row) { return now_.kinds_of(now_.relevance_of(now_.rows[row])); });
    std::move(groups.begin(), groups.end(), std::back_inserter(now_.alike));
  }

  const Snapshot& before_;
  const Renumbered& rows_;
  const std::vector<AlikeComing>& coming_;
  Snapshot& now_;
  std::set<std::uint32_t> places_ = {};     ///< of those that come
  std::set<std::uint32_t> touched_ = {};    ///< groups of `before_`
  std::set<std::uint32_t> concerned_ = {};  ///< rows of `now_`
};

}  // namespace

bool change_alike(const Snapshot& before, const Renumbered& rows, const std::vector<AlikeComing>& coming,
                  const FactsOf& facts_of, Snapshot& now) {
  return AlikeChange{before, rows, coming, now}.change(facts_of);
}

}  // namespace passgenau
