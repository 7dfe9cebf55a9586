// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "passgenau/error.hpp"

namespace passgenau {

/// The problems of a batch, so that a person can read them: each error by itself, the same warning of the
/// same field once, with its first line and the number of records.
class ProblemLog {
 public:
  /// What follows is of this file.
  void set_file(std::string file) { file_ = std::move(file); }
  /// A problem that names a line or a file itself keeps it.
  void add_error(Problem problem, std::uint64_t line);
  /// `record` tells the records of the batch apart: several may stand on one line.
  void add_warning(Problem problem, std::uint64_t line, std::uint64_t record);
  /// Adds a sentence to the last error.
  void annotate(std::size_t index, const std::string& sentence) { problems_[index].message += sentence; }
  std::size_t size() const { return problems_.size(); }
  /// All of them, in the order of their first lines.
  std::vector<Problem> finish();

 private:
  struct Entry {
    std::size_t index = 0;
    std::uint64_t records = 0;
    std::uint64_t last_record = 0;
    bool others = false;  ///< stands for different messages
  };

  std::string key_of(const Problem& problem);

  std::string file_;
  std::vector<Problem> problems_;
  std::map<std::string, Entry> warnings_;
  std::map<std::string, std::size_t> messages_;  ///< by code and field: how many different ones
};

}  // namespace passgenau
