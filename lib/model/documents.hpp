// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "model/json.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/profile.hpp"

namespace passgenau {

/// Which ids are known, handed in: the model knows no vocabulary.
struct KnownIds {
  std::function<bool(std::string_view)> burden;
  std::function<bool(std::string_view)> kind;
  std::function<bool(std::string_view)> provider;
  std::function<bool(std::string_view)> referrer;
};

/// The form of a document only: types, dates, durations, names.
Offer read_offer(const json::value& document, std::vector<Problem>& problems);
NeedsProfile read_profile(const json::value& document, std::vector<Problem>& problems);

/// The content of a value: limits, ids, tags, keys, ranges.
std::vector<Problem> check_offer(const Offer& offer, const KnownIds& known);
/// Whether what the format does not know (`other`) comes back from the stored document. Of an offer that was read from
/// JSON it does; a caller of C++ may have put anything there. Cost: the offer written and read again.
std::vector<Problem> check_other(const Offer& offer);
std::vector<Problem> check_profile(const NeedsProfile& profile, const KnownIds& known);

/// Appends the problems of the content to those of the form, without saying twice what the form already said
/// of the same place.
void append_content_problems(std::vector<Problem>& form, std::vector<Problem> content);

}  // namespace passgenau
