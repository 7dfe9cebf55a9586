// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/profile.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau::cli {

/// One needs profile as it came in: bare, or as `{"id": …, "case": "…", "profile": {…}}`.
struct ProfileInput {
  std::string id = {};       ///< JSON text of the id (a string or a number), empty without one
  std::string name = {};     ///< the same as text: of a number its digits
  std::string words = {};    ///< the case as it is told, empty without one
  std::string heading = {};  ///< id and case for people, or the place
  std::string file = {};
  std::optional<std::uint64_t> line = {};
  NeedsProfile profile = {};
  std::vector<Problem> problems = {};  ///< errors: the profile cannot be used. None of them quotes it

  bool valid() const;
};

/// Reads every profile of a file and hands each to `use`. `.jsonl`: one a line, blank lines passed over;
/// `.json`: one document; `-`: one document, or lines if it is none. `as_of` stands in where a profile names
/// no day. Throws `Error` *file-unreadable*.
void for_each_profile(const std::string& path, Date as_of, const Vocabulary& vocabulary,
                      const std::function<void(const ProfileInput&)>& use);

/// One profile out of its JSON text. File and line are its heading where it has neither id nor case.
ProfileInput read_profile(std::string_view json, Date as_of, const Vocabulary& vocabulary,
                          std::string_view file, std::optional<std::uint64_t> line);

}  // namespace passgenau::cli
