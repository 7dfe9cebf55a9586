// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "c_api/boundary.hpp"
#include "c_api/options.hpp"
#include "model/wiped.hpp"
#include "passgenau/match.hpp"
#include "passgenau/profile.hpp"

namespace passgenau::c_api {

/// What every call about one family may name.
inline void read_family_options(ObjectReader& reader, std::optional<Date>& as_of, std::string& language) {
  reader.day("as_of", as_of);
  read_sentence_language(reader, language);
}

/// A profile that is valid, and no other copy of it.
inline NeedsProfile taken(Checked<NeedsProfile> checked) {
  if (!checked.valid()) {
    wipe(checked.value);
    refuse(Code::profile_invalid, std::move(checked.problems));
  }
  return std::move(checked.value);
}

/// One family before one catalog; nothing is left of it in memory of ours afterwards, as far as that can be seen to (wiped.hpp).
struct Visit {
  Visit(const passgenau_catalog* handle, const char* json, std::size_t length, std::optional<Date> as_of,
        std::string words)
      : catalog{catalog_of(handle)},
        vocabulary{catalog->vocabulary()},
        profile{taken(profile_from_json(bytes_of(json, length, "the profile"), vocabulary, as_of))},
        language{std::move(words)} {}
  ~Visit() { wipe(profile); }
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;

  /// `what` as JSON, in words where a language was named.
  template <class What>
  std::string told(const What& what) const {
    using passgenau::to_json;  // not those of this room
    if (language.empty()) return to_json(what);
    return to_json(what, telling());
  }
  Telling telling() const { return {profile, language, vocabulary}; }

  std::shared_ptr<Catalog> catalog;
  Vocabulary vocabulary;
  NeedsProfile profile;
  std::string language;  ///< empty: none was named
};

}  // namespace passgenau::c_api
