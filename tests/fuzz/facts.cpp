// SPDX-License-Identifier: GPL-2.0-or-later
// Packed facts: whatever the bytes, a part of them is refused or is what an offer may say.
#include "match/facts.hpp"

#include "fuzz/target.hpp"
#include "model/json.hpp"

namespace passgenau::fuzz {

namespace {

/// Refused as damage, or read.
template <class Unpack>
auto unpacked(Unpack&& unpack, std::string_view bytes) -> std::optional<decltype(unpack(bytes))> {
  try {
    return unpack(bytes);
  } catch (const Error& error) {
    hold(error.code() == Code::catalog_damaged, "facts are refused as something else");
    return {};
  }
}

void check_facet(std::size_t which, std::string_view bytes) {
  switch (static_cast<Facet>(which)) {
    case Facet::child_age:
      if (const auto facet = unpacked(unpack_child_age, bytes))
        // A day can be told for every age that is let in.
        for (const auto& age : {facet->range.from, facet->range.until})
          if (age) hold(day_reached(date(2026, 11, 21), *age).ok(), "an age that no day reaches");
      break;
    case Facet::caregiver: unpacked(unpack_caregiver, bytes); break;
    case Facet::relevance: unpacked(unpack_relevance, bytes); break;
    case Facet::residence: unpacked(unpack_residence, bytes); break;
    case Facet::ways: unpacked(unpack_ways, bytes); break;
    case Facet::languages: unpacked(unpack_languages, bytes); break;
    case Facet::access: unpacked(unpack_access, bytes); break;
    case Facet::schedule:
      if (const auto sessions = unpacked(unpack_schedule, bytes))
        for (const Session& session : *sessions)
          hold(session.begin >= 0 && session.begin < session.end, "a session that ends before it begins");
      break;
  }
}

}  // namespace

void facts(std::string_view bytes) {
  if (const std::optional<FactsView> view = view_facts(bytes)) {
    for (std::size_t i = 0; i < facet_count; ++i)
      check_facet(i, view->facets[i]);
    unpacked(unpack_sites, view->sites);
  }
  // Each facet alone, too: the first byte says which.
  if (bytes.empty()) return;
  const auto which = static_cast<unsigned char>(bytes.front()) % (facet_count + 1);
  if (which < facet_count)
    check_facet(which, bytes.substr(1));
  else
    unpacked(unpack_sites, bytes.substr(1));
}

}  // namespace passgenau::fuzz
