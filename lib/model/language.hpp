// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace passgenau {

/// Well-formed BCP 47 (RFC 5646) whose primary language ICU knows by name; `mul` and sign languages included,
/// `und`, private use and grandfathered tags not. `de_DE` and `deutsch` are refused.
bool is_language_tag(std::string_view tag);

/// What languages are compared by: the primary subtag in its shortest form ("deu" → "de"); `fa-AF` (also
/// `prs`) stands apart from `fa`.
std::string language_key(std::string_view tag);

/// A language and those mutually intelligible with it, enough to count as *partly*: `ku`/`kmr`, `fa`/`fa-AF`, `sr`/`hr`/`bs` (CLDR
/// languageMatching distances ≤ 5). Empty for most. Keys, as the argument.
std::span<const std::string_view> languages_close_to(std::string_view key);

/// Is a text in `offered` for somebody who asks for `wanted`? Extended filtering (RFC 4647, section 3.3.2),
/// whatever the case: the subtags of `offered` stand in `wanted` in their order, the first one first and none
/// behind a singleton. So `de` is for `de-AT`, `de-simple` for `de-DE-simple` too, but not for `de`.
bool is_text_for(std::string_view offered, std::string_view wanted);

/// The entry of a map by language tag that says most of `wanted`; its end where none is for it.
template <class ByLanguage>
auto text_for(const ByLanguage& texts, std::string_view wanted) {
  auto best = texts.end();
  for (auto at = texts.begin(); at != texts.end(); ++at)
    if (is_text_for(at->first, wanted) && (best == texts.end() || best->first.size() < at->first.size()))
      best = at;
  return best;
}

}  // namespace passgenau
