// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/snapshot_change.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "match/alike_change.hpp"
#include "match/large_pages.hpp"
#include "match/renumbered.hpp"
#include "match/row_maker.hpp"
#include "match/snapshot_index.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

/// An offer that comes, whether or not it was there before.
struct Coming {
  std::string_view id = {};
  Row row = {};
  std::uint64_t order = 0;
  std::string_view alike = {};
  std::uint32_t rank = 0;  ///< in the new snapshot
};

class SnapshotChange {
 public:
  SnapshotChange(const Snapshot& before, const std::vector<ChangedFacts>& changes, const FactsOf& facts_of)
      : before_{before}, facts_of_{facts_of} {
    const SnapshotLimits limits;
    static_cast<FacetTables&>(now_) = before;
    RowMaker maker{now_, limits};
    std::vector<std::uint32_t> goes;
    for (const ChangedFacts& change : changes) {
      if (const Row* row = before.find(change.id); row != nullptr)
        goes.push_back(static_cast<std::uint32_t>(row - before.rows.data()));
      if (change.facts) add(maker, change.id, *change.facts);
    }
    std::sort(goes.begin(), goes.end());
    rank(goes);
    order(std::move(goes));
    list_urgent_help(maker);
    check_size(now_.rows.size(), now_.sites.size(), now_.id_text.size(), limits);
  }

  std::optional<Snapshot> finish(std::size_t changes) {
    // Which of too many strangers share a code depends on who came first.
    if (now_.burdens.full() || now_.kinds.full() || !group_alike()) return {};
    index_rows(now_);
    now_.state.offers = now_.rows.size();
    now_.changes = before_.changes + changes;
    return std::move(now_);
  }

 private:
  void add(RowMaker& maker, std::string_view id, std::string_view bytes) {
    const auto facts = view_facts(bytes);
    if (!facts || !id.ends_with(facts->id)) fail(Code::catalog_damaged, "facts of an offer");
    Coming one{.id = id, .row = maker.make(*facts, sites_), .alike = facts->alike};
    one.order = row_order(now_, one.row, sites_of(one.row));
    coming_.push_back(one);
  }

  std::span<const SitePoint> sites_of(const Row& row) const {
    return {sites_.data() + row.first_site, row.site_count};
  }
  std::string_view id_of_rank(std::uint32_t rank) const {
    return before_.id(before_.rows[before_.row_of_rank[rank]]);
  }
  std::uint64_t order_of(std::uint32_t row) const {
    return row_order(before_, before_.rows[row], before_.sites_of(before_.rows[row]));
  }
  /// The first of `count` positions that does not stand before what comes.
  template <class StandsBefore>
  static std::uint32_t position(std::uint32_t count, StandsBefore&& stands_before) {
    std::uint32_t low = 0;
    for (std::uint32_t high = count; low < high;) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (stands_before(middle))
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }
  std::uint32_t count_before() const { return static_cast<std::uint32_t>(before_.rows.size()); }

  /// What comes stands in the order of ids, as the changes do.
  void rank(const std::vector<std::uint32_t>& gone_rows) {
    std::vector<std::uint32_t> goes;
    goes.reserve(gone_rows.size());
    for (const std::uint32_t row : gone_rows)
      goes.push_back(before_.rows[row].id_rank);
    std::sort(goes.begin(), goes.end());
    std::vector<std::uint32_t> comes;
    comes.reserve(coming_.size());
    for (const Coming& one : coming_)
      comes.push_back(
          position(count_before(), [&](std::uint32_t rank) { return id_of_rank(rank) < one.id; }));
    ranks_.emplace(count_before(), std::move(goes), std::move(comes));
    now_.id_begin.reserve(ranks_->size() + std::size_t{1});
    now_.id_text.reserve(before_.id_text.size());
    ranks_->walk(
        [&](std::uint32_t begin, std::uint32_t end) {
          // Modulo 2³², as the differences may be negative.
          const std::uint32_t shift = text_end() - before_.id_begin[begin];
          for (std::uint32_t rank = begin; rank < end; ++rank)
            now_.id_begin.push_back(before_.id_begin[rank] + shift);
          now_.id_text.append(before_.id_text, before_.id_begin[begin],
                              before_.id_begin[end] - before_.id_begin[begin]);
        },
        [&](std::size_t nth) {
          coming_[nth].rank = ranks_->of_coming(nth);
          now_.id_begin.push_back(text_end());
          now_.id_text += coming_[nth].id;
        });
    now_.id_begin.push_back(text_end());
  }
  std::uint32_t text_end() const { return static_cast<std::uint32_t>(now_.id_text.size()); }

  void order(std::vector<std::uint32_t> goes) {
    std::sort(coming_.begin(), coming_.end(), [](const Coming& a, const Coming& b) {
      return std::pair{a.order, a.rank} < std::pair{b.order, b.rank};
    });
    std::vector<std::uint32_t> comes;
    comes.reserve(coming_.size());
    for (const Coming& one : coming_)
      comes.push_back(position(count_before(), [&](std::uint32_t row) {
        const std::uint64_t order = order_of(row);
        return order < one.order || (order == one.order && before_.id(before_.rows[row]) < one.id);
      }));
    const auto go_afar = std::lower_bound(goes.begin(), goes.end(), before_.near_begin) - goes.begin();
    const auto come_afar = std::count_if(coming_.begin(), coming_.end(),
                                         [](const Coming& one) { return !is_near_only(one.order); });
    now_.near_begin = static_cast<std::uint32_t>(before_.near_begin - go_afar + come_afar);
    rows_.emplace(count_before(), std::move(goes), std::move(comes));
    lay_rows();
    now_.row_of_rank.resize(now_.rows.size());
    for (std::uint32_t row = 0; row < now_.rows.size(); ++row)
      now_.row_of_rank[now_.rows[row].id_rank] = row;
  }

  void lay_rows() {
    reserve_in_large_pages(now_.rows, rows_->size());
    reserve_in_large_pages(now_.sites, before_.sites.size() + sites_.size());
    const auto first_site = [&](std::uint32_t row) {
      return row < before_.rows.size() ? before_.rows[row].first_site
                                       : static_cast<std::uint32_t>(before_.sites.size());
    };
    rows_->walk(
        [&](std::uint32_t begin, std::uint32_t end) {
          const std::uint32_t shift = site_end() - first_site(begin);
          for (std::uint32_t i = begin; i < end; ++i) {
            Row& row = now_.rows.emplace_back(before_.rows[i]);
            row.id_rank = ranks_->of(row.id_rank);
            row.first_site += shift;
            row.has_alike = false;
          }
          now_.sites.insert(now_.sites.end(), before_.sites.begin() + first_site(begin),
                            before_.sites.begin() + first_site(end));
        },
        [&](std::size_t nth) {
          const Coming& one = coming_[nth];
          Row& row = now_.rows.emplace_back(one.row);
          row.id_rank = one.rank;
          row.first_site = site_end();
          const auto sites = sites_of(one.row);
          now_.sites.insert(now_.sites.end(), sites.begin(), sites.end());
        });
  }
  std::uint32_t site_end() const { return static_cast<std::uint32_t>(now_.sites.size()); }

  void list_urgent_help(const RowMaker& maker) {
    const auto list = [&](const std::vector<std::uint32_t>& listed, bool Urgent::*part) {
      std::vector<std::uint32_t> now;
      for (const std::uint32_t row : listed)
        if (const std::uint32_t at = rows_->of(row); at != Renumbered::gone) now.push_back(at);
      for (std::size_t i = 0; i < coming_.size(); ++i)
        if (maker.urgent(coming_[i].row.facet(Facet::relevance)).*part) now.push_back(rows_->of_coming(i));
      std::sort(now.begin(), now.end());
      return now;
    };
    now_.acute_help = list(before_.acute_help, &Urgent::acute);
    now_.child_protection = list(before_.child_protection, &Urgent::child_protection);
  }

  bool group_alike() {
    std::vector<AlikeComing> coming;
    for (std::size_t i = 0; i < coming_.size(); ++i)
      coming.push_back({rows_->of_coming(i), coming_[i].alike});
    return change_alike(before_, *rows_, coming, facts_of_, now_);
  }

  const Snapshot& before_;
  const FactsOf& facts_of_;
  Snapshot now_ = {};
  std::vector<Coming> coming_ = {};
  std::vector<SitePoint> sites_ = {};  ///< of those that come
  std::optional<Renumbered> ranks_ = {};
  std::optional<Renumbered> rows_ = {};
};

}  // namespace

std::optional<Snapshot> changed_snapshot(const Snapshot& before, const std::vector<ChangedFacts>& changes,
                                         const FactsOf& facts_of) {
  return SnapshotChange{before, changes, facts_of}.finish(changes.size());
}

}  // namespace passgenau
