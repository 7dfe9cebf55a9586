// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/stored_offers.hpp"

#include <optional>
#include <string>
#include <utility>

#include "model/problem.hpp"

namespace passgenau {

namespace {

/// Goes through the stored offers of the state that a reader has open, in pages.
class StoredOffers {
 public:
  StoredOffers(const StoreReader& reader, const std::string& path) : reader_{reader}, path_{path} {}

  /// The next ones; none at the end. Throws as `StoreReader::data_after` does.
  std::vector<StoredJson> next() {
    constexpr std::size_t page_offers = 256;
    std::vector<StoredJson> page = reader_.data_after(last_, page_offers);
    seen_ += page.size();
    // A list that was torn may lack some.
    if (page.empty() && seen_ != reader_.count())
      fail(Code::catalog_damaged, "catalog", "offers are missing", path_);
    if (!page.empty()) last_ = page.back().id;
    return page;
  }

 private:
  const StoreReader& reader_;
  const std::string& path_;
  std::string last_;
  std::uint64_t seen_ = 0;
};

using Give = std::function<void(const std::vector<StoredJson>&)>;

/// The revision that was given; empty where it went away, and `again` was told.
std::optional<std::uint64_t> give_one_by_one(StoreReader& reader, const std::string& path, const Give& give,
                                             const std::function<void()>& again) {
  std::uint64_t revision = 0;
  reader.at_one_state([&] { revision = reader.verified_revision(); });
  StoredOffers offers{reader, path};
  for (bool given = false;; given = true) {
    std::vector<StoredJson> page;
    try {
      page = offers.next();
    } catch (const Error& error) {
      const bool moved = reader.reopen();
      if (error.code() != Code::catalog_busy && !(moved && error.code() == Code::catalog_damaged)) throw;
      if (given && !again) fail(Code::catalog_busy, "catalog", {}, path);
      if (given) again();
      return {};
    }
    if (page.empty()) return revision;
    give(page);
  }
}

}  // namespace

std::uint64_t give_all_stored_offers(StoreReader& reader, const std::string& path, const Give& give) {
  std::uint64_t revision = 0;
  std::vector<std::vector<StoredJson>> held;
  reader.at_one_state([&] {
    held.clear();
    revision = reader.verified_revision();
    StoredOffers offers{reader, path};
    for (std::vector<StoredJson> page = offers.next(); !page.empty(); page = offers.next())
      held.push_back(std::move(page));
  });
  reader.rest();
  for (std::vector<StoredJson>& page : held) {
    give(page);
    page = {};
  }
  return revision;
}

Offer offer_of(const StoredJson& stored, const Vocabulary& vocabulary, const std::string& path) {
  Checked<Offer> checked = offer_from_json(stored.json, vocabulary);
  if (!checked.valid() || checked.value.id != stored.id)
    fail(Code::catalog_damaged, "offer " + quoted(stored.id), {}, path);
  return std::move(checked.value);
}

std::uint64_t give_stored_offers(StoreReader& reader, const std::string& path, const Give& give,
                                 const std::function<void()>& again) {
  if (!reader.is_being_written())
    if (const auto revision = give_one_by_one(reader, path, give, again)) return *revision;
  return give_all_stored_offers(reader, path, give);
}

}  // namespace passgenau
