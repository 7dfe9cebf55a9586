// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/object.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/column_names.hpp"
#include "exchange/column_profile.hpp"
#include "exchange/mapping_rules.hpp"

namespace passgenau {

/// Decides what becomes of each field of a source, and writes that as a mapping file.
class Proposer {
 public:
  Proposer(std::vector<json::value> records, const SourceForm& form, const ProposalOptions& options);

  void propose(MappingProposal& proposal);

 private:
  /// What is proposed for one field.
  struct Choice {
    std::string to = {};
    bool sure = false;
    std::string reason = {};
    std::vector<json::object> rules = {};
  };

  Choice by_name(const ColumnProfile& column);
  Choice by_values(const ColumnProfile& column);
  Choice in_language(const ColumnProfile& column);
  void fill(Choice& choice, const ColumnProfile& column, std::string_view to);
  void write_age_end(Choice& choice, const ColumnProfile& column);
  void write_point(Choice& choice, const ColumnProfile& column);
  bool free(const std::string& to) const;
  void take(std::size_t column, Choice choice);
  /// Half of a pair is worse than none: one coordinate, a house number alone.
  void undo_halves();
  void join_house_number();
  void need_title();
  void need_id();
  bool unique(const std::vector<std::string>& pointers) const;
  std::string id_prefix() const;
  std::string mapping_text() const;

  const SourceForm& form_;
  const ProposalOptions& options_;
  std::vector<json::value> records_;
  ColumnProfiles profiles_;
  std::vector<Choice> choices_;          ///< one for each column
  std::vector<json::object> own_rules_;  ///< of no single column
  std::set<std::string> empty_;          ///< what stands for nothing here
};

/// "94 % numbers, 3 % dates": what the values of a field may be read as.
std::string words_of(const ColumnProfile& column);

}  // namespace passgenau
