// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/snapshot_image.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <functional>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

#include "match/bytes.hpp"
#include "match/large_pages.hpp"
#include "match/row_maker.hpp"
#include "match/snapshot_builder.hpp"
#include "match/snapshot_index.hpp"
#include "model/problem.hpp"
#include "passgenau/version.hpp"
#include "passgenau/vocabulary.hpp"
#include "store/checksum.hpp"

namespace passgenau {

namespace {

/// Rises with every change of what an image says, or of the order in which rows lie.
constexpr std::uint64_t layout = 1;

/// Below so many, opening without an image takes less than 4 ms.
constexpr std::uint64_t worth_an_image = 4096;
/// So many times of what was read, room is made for: the last part of a list of 16 is where it was reserved for.
constexpr std::size_t most_ahead = 16;

constexpr std::size_t part_bytes = std::size_t{1} << 20;

/// What a part is of. Each holds some of one list, as this machine has it in memory; the tables come first.
enum class Section : char { tables, rows, sites, ids, id_begins, alike_places };

[[noreturn]] void refuse() { fail(Code::catalog_damaged, "image"); }

class ImageMaker {
 public:
  ImageMaker(const BuiltSnapshot& built, const std::function<void(const std::string&)>& put)
      : built_{built}, put_{put} {}

  void make() {
    const Snapshot& snapshot = built_.snapshot;
    add_tables();
    add(Section::rows, std::span{snapshot.rows});
    add(Section::sites, std::span{snapshot.sites});
    add(Section::ids, std::span{snapshot.id_text});
    add(Section::id_begins, std::span{snapshot.id_begin});
    add(Section::alike_places, std::span{snapshot.alike_places});
  }

 private:
  void add_tables() {
    const Snapshot& snapshot = built_.snapshot;
    std::string bytes;
    ByteWriter out{bytes};
    for (const std::size_t count : {snapshot.rows.size(), snapshot.sites.size(), snapshot.id_text.size(),
                                    snapshot.alike_places.size(), std::size_t{snapshot.near_begin}})
      out.number(count);
    for (const TextList& facets : built_.facets) {
      out.number(facets.size());
      for (std::size_t i = 0; i < facets.size(); ++i)
        out.text(facets[i]);
    }
    out.number(snapshot.alike.size());
    for (const std::vector<std::uint32_t>& group : snapshot.alike) {
      out.number(group.size());
      for (const std::uint32_t row : group)
        out.number(row);
    }
    add(Section::tables, std::span{bytes});
  }

  template <class Item, std::size_t extent>
  void add(Section section, std::span<Item, extent> list) {
    static_assert(std::is_trivially_copyable_v<Item>);
    constexpr std::size_t items = part_bytes / sizeof(Item);
    for (std::size_t begin = 0; begin < list.size(); begin += items) {
      const auto some = list.subspan(begin, std::min(items, list.size() - begin));
      std::string part(1, static_cast<char>(section));
      put_(part.append(reinterpret_cast<const char*>(some.data()), some.size_bytes()));
    }
  }

  const BuiltSnapshot& built_;
  const std::function<void(const std::string&)>& put_;
};

class ImageReader {
 public:
  ImageReader(Vocabulary vocabulary, Gazetteer gazetteer) {
    snapshot_.vocabulary = std::move(vocabulary);
    snapshot_.gazetteer = std::move(gazetteer);
    snapshot_.burdens = ConceptCodes{snapshot_.vocabulary, ConceptType::burden};
    snapshot_.kinds = ConceptCodes{snapshot_.vocabulary, ConceptType::kind};
  }

  Snapshot read(std::size_t parts, const std::function<std::string(std::size_t)>& part) {
    const SnapshotLimits limits;
    RowMaker maker{snapshot_, limits};
    std::size_t at = 0;
    std::string bytes;
    std::string tables;
    for (; at < parts && (bytes = part(at)).starts_with(static_cast<char>(Section::tables)); ++at)
      tables.append(bytes, 1);
    read_tables(tables, maker, limits);
    for (; at < parts; bytes = ++at < parts ? part(at) : std::string{})
      take(bytes);
    check();
    rank_rows();
    index_alike(snapshot_);
    index_rows(snapshot_);
    list_urgent_help(snapshot_, maker);
    snapshot_.state.offers = snapshot_.rows.size();
    return std::move(snapshot_);
  }

 private:
  struct Counts {
    std::size_t rows = 0;
    std::size_t sites = 0;
    std::size_t id_bytes = 0;
    std::size_t places = 0;
  };

  void read_tables(std::string_view bytes, RowMaker& maker, const SnapshotLimits& limits) {
    ByteReader in{bytes};
    counts_.rows = in.number();
    counts_.sites = in.number();
    counts_.id_bytes = in.number();
    counts_.places = in.number();
    const std::uint64_t near_begin = in.number();
    check_size(counts_.rows, counts_.sites, counts_.id_bytes, limits);
    if (near_begin > counts_.rows) refuse();
    snapshot_.near_begin = static_cast<std::uint32_t>(near_begin);
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
      facets_[facet] = in.count();
      for (std::size_t i = 0; i < facets_[facet]; ++i)
        maker.add_facet(static_cast<Facet>(facet), in.text());
    }
    std::vector<std::uint32_t> grouped;
    for (std::size_t groups = in.count(); groups > 0; --groups) {
      std::vector<std::uint32_t>& group = snapshot_.alike.emplace_back(in.count());
      for (std::uint32_t& row : group) {
        const std::uint64_t number = in.number();
        if (number >= counts_.rows) refuse();
        row = static_cast<std::uint32_t>(number);
      }
      if (group.size() < 2) refuse();
      grouped.insert(grouped.end(), group.begin(), group.end());
    }
    std::sort(grouped.begin(), grouped.end());
    if (std::adjacent_find(grouped.begin(), grouped.end()) != grouped.end()) refuse();
    if (!in.sound() || !in.at_end()) refuse();
  }

  void take(std::string_view part) {
    if (part.empty()) refuse();
    const std::string_view bytes = part.substr(1);
    switch (static_cast<Section>(part[0])) {
      case Section::tables: break;
      case Section::rows: return append(snapshot_.rows, bytes, counts_.rows);
      case Section::sites: return append(snapshot_.sites, bytes, counts_.sites);
      case Section::ids: return append(snapshot_.id_text, bytes, counts_.id_bytes);
      case Section::id_begins: return append(snapshot_.id_begin, bytes, counts_.rows + 1);
      case Section::alike_places: return append(snapshot_.alike_places, bytes, counts_.places);
    }
    refuse();
  }

  /// Room is made ahead, though not for whatever a number says.
  template <class List>
  static void append(List& list, std::string_view bytes, std::size_t count) {
    using Item = typename List::value_type;
    const std::size_t items = bytes.size() / sizeof(Item);
    const std::size_t had = list.size();
    if (items == 0 || bytes.size() % sizeof(Item) != 0 || items > count - had) refuse();
    if constexpr (std::is_same_v<Item, Row>) refuse_odd_booleans(bytes);
    if (list.capacity() < had + items) {
      list.reserve(std::min(count, (had + items) * most_ahead));
      prefer_large_pages(list.data(), list.capacity() * sizeof(Item));
    }
    list.resize(had + items);
    std::memcpy(static_cast<void*>(list.data() + had), bytes.data(), bytes.size());
  }

  /// To read another byte as a bool is undefined.
  static void refuse_odd_booleans(std::string_view rows) {
    for (std::size_t at = offsetof(Row, has_alike); at < rows.size(); at += sizeof(Row))
      if (static_cast<unsigned char>(rows[at]) > 1) refuse();
  }

  void check() {
    if (snapshot_.rows.size() != counts_.rows || snapshot_.sites.size() != counts_.sites ||
        snapshot_.id_text.size() != counts_.id_bytes || snapshot_.alike_places.size() != counts_.places)
      refuse();
    check_rows();
    check_ids();
    const auto within = [](const SitePoint& site) {
      // Not so of what is no number.
      return std::abs(site.point.x) <= 1.001 && std::abs(site.point.y) <= 1.001 &&
             std::abs(site.point.z) <= 1.001;
    };
    const auto known = [&](const AlikePlace& entry) { return entry.row < counts_.rows; };
    if (!std::all_of(snapshot_.sites.begin(), snapshot_.sites.end(), within) ||
        !std::all_of(snapshot_.alike_places.begin(), snapshot_.alike_places.end(), known) ||
        !std::is_sorted(snapshot_.alike_places.begin(), snapshot_.alike_places.end()))
      refuse();
  }

  void check_rows() {
    std::size_t sites = 0;
    bool sound = true;
    constexpr unsigned every_way = 2 * Row::plain_sites - 1;
    for (Row& row : snapshot_.rows) {
      for (std::size_t i = 0; i < facet_count; ++i)
        sound = sound && row.facets[i] < facets_[i];
      sound = sound && row.first_site == sites && is_plausible(row.time) && row.ways <= every_way &&
              row.site_count <= OfferLimits::sites;
      sites += row.site_count;
      row.has_alike = false;  // `index_alike` says it
    }
    const auto in_runs = [](const Row& a, const Row& b) {
      return a.facet(Facet::residence) < b.facet(Facet::residence);
    };
    if (!sound || sites != snapshot_.sites.size() ||
        !std::is_sorted(snapshot_.rows.begin(), snapshot_.rows.begin() + snapshot_.near_begin, in_runs))
      refuse();
  }

  void check_ids() const {
    const std::vector<std::uint32_t>& begins = snapshot_.id_begin;
    if (begins.size() != counts_.rows + 1 || begins.front() != 0 || begins.back() != counts_.id_bytes ||
        std::adjacent_find(begins.begin(), begins.end(), std::greater_equal<>{}) != begins.end())
      refuse();
    const std::string_view text = snapshot_.id_text;
    const auto id = [&](std::size_t rank) {
      return text.substr(begins[rank], begins[rank + 1] - begins[rank]);
    };
    for (std::size_t rank = 1; rank < counts_.rows; ++rank)
      if (id(rank - 1) >= id(rank)) refuse();
  }

  void rank_rows() {
    constexpr std::uint32_t none = UINT32_MAX;
    snapshot_.row_of_rank.assign(counts_.rows, none);
    for (std::uint32_t row = 0; row < counts_.rows; ++row) {
      const std::uint32_t rank = snapshot_.rows[row].id_rank;
      if (rank >= counts_.rows || snapshot_.row_of_rank[rank] != none) refuse();
      snapshot_.row_of_rank[rank] = row;
    }
  }

  Snapshot snapshot_ = {};
  Counts counts_ = {};
  std::array<std::size_t, facet_count> facets_ = {};
};

}  // namespace

std::uint64_t image_basis(std::uint64_t concepts_checksum, std::uint64_t gazetteer_checksum) {
  std::string bytes;
  ByteWriter out{bytes};
  for (const std::uint64_t part :
       {checksum(version()), layout, std::uint64_t{std::endian::native == std::endian::little},
        std::uint64_t{sizeof(Row)}, static_cast<std::uint64_t>(Vocabulary::version()), concepts_checksum,
        gazetteer_checksum})
    out.number(part);
  return checksum(bytes);
}

bool image_is_worth(std::uint64_t offers) { return offers >= worth_an_image; }
ImageParts make_image(Vocabulary vocabulary, Gazetteer gazetteer, const FactsSource& facts) {
  const auto built = std::make_shared<const BuiltSnapshot>(
      build_with_facets(std::move(vocabulary), std::move(gazetteer), facts));
  // Which of too many strangers share a code depends on who came first.
  if (built->snapshot.burdens.full() || built->snapshot.kinds.full()) return {};
  return [built](const std::function<void(const std::string&)>& put) { ImageMaker{*built, put}.make(); };
}

std::optional<Snapshot> snapshot_of_image(Vocabulary vocabulary, Gazetteer gazetteer, std::size_t parts,
                                          const std::function<std::string(std::size_t)>& part) try {
  return ImageReader{std::move(vocabulary), std::move(gazetteer)}.read(parts, part);
} catch (const Error& error) {
  // A state that went away is read again, whole.
  if (error.code() != Code::catalog_damaged && error.code() != Code::too_many) throw;
  return {};
}

}  // namespace passgenau
