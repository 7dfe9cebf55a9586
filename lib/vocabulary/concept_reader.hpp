// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/vocabulary.hpp"

namespace passgenau {

class ObjectReader;

/// Reads concepts from JSON Lines (data/README.md), one after another; blank lines are passed over. A line
/// with a problem is skipped.
class ConceptReader {
 public:
  /// `type`: that of every line; absent: each line says its own.
  ConceptReader(std::string_view text, std::string_view file_name, std::optional<ConceptType> type);

  /// Also a concept with problems of form, so that its content can be judged as well.
  std::optional<Concept> next();
  /// A problem of the concept that `next` gave last.
  void report(Code code, std::string pointer, std::string limit = {});
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::optional<Concept> read(std::string_view line);
  void read_members(ObjectReader& reader, const boost::json::object& document, Concept& item) const;

  std::string_view rest_;
  std::string file_name_;
  std::optional<ConceptType> type_;
  std::uint64_t line_ = 0;
  std::vector<Problem> problems_ = {};
};

}  // namespace passgenau
