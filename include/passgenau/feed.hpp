// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "passgenau/catalog.hpp"
#include "passgenau/export.hpp"
#include "passgenau/offer.hpp"

namespace passgenau {

/// What a catalog can be given to others as (docs/export.md).
enum class FeedFormat : std::uint8_t {
  jsonl,       ///< our own format, one offer a line: what goes in again comes out again, byte by byte
  hsds,        ///< Open Referral HSDS 3, one service a line
  schema_org,  ///< schema.org, one JSON-LD document
  csv          ///< RFC 4180, for spreadsheets
};

/// `jsonl`, `hsds`, `schema-org`, `csv`, in the order of the enumerators.
PASSGENAU_API std::span<const std::string_view> feed_format_names() noexcept;
PASSGENAU_API std::optional<FeedFormat> parse_feed_format(std::string_view name) noexcept;

struct FeedOptions {
  FeedFormat format = FeedFormat::jsonl;
  /// `show` is the backup: addresses and coordinates of confidential sites are in it. Only in `jsonl`.
  Confidential confidential = Confidential::hide;
  /// Where a format has room for one text only, the one in this language stands there (else German, else the
  /// first); labels of concepts, too. BCP 47.
  std::string language = "de";
  char separator = ',';          ///< of CSV cells: comma, semicolon or tab
  bool byte_order_mark = false;  ///< at the beginning of CSV: older spreadsheets read UTF-8 only with it
};

struct FeedReport {
  std::uint64_t offers = 0;
  std::uint64_t revision = 0;  ///< of the catalog
  std::uint64_t bytes =
      0;  ///< that were written; what an earlier, longer attempt left behind them is none of the feed
  std::uint64_t hidden_sites = 0;  ///< confidential sites whose address and coordinates were left out

  bool operator==(const FeedReport&) const = default;
};

/// Writes every offer of a catalog, sorted by id by bytes, all of one committed state. Streams: one offer is
/// in memory at a time (but see `Catalog::for_each_offer`, which may go back to the beginning: then `out`
/// must be able to seek, or it is *catalog-busy*). Throws *contradiction* for `show` with another format than
/// `jsonl`, *unknown-value* for a separator that is none, *bad-language-tag*, *file-unwritable* where `out`
/// fails, and as `for_each_offer` does. Cost: 50–150 µs an offer.
PASSGENAU_API FeedReport export_offers(const Catalog& catalog, std::ostream& out,
                                       const FeedOptions& options = {});

/// One offer as the feed has it: a line without its end; of schema.org a node of the graph with its own
/// context. `gazetteer` and `vocabulary` name places and concepts.
PASSGENAU_API std::string export_offer(const Offer& offer, const Vocabulary& vocabulary,
                                       const Gazetteer& gazetteer, const FeedOptions& options = {});

}  // namespace passgenau
