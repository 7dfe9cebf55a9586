// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdio>
#include <memory>
#include <string>

#include "passgenau/exchange.hpp"

namespace passgenau::cli {

/// The file of `--report`: what became of the batch, and of each record that had something to say. Records
/// wait in a nameless temporary file, so that a report of any length takes no memory.
class ReportFile {
 public:
  /// Without a path nothing is kept and nothing is written.
  explicit ReportFile(std::string path);

  void add(const RecordOutcome& outcome);
  /// Throws `Error` *file-unwritable*.
  void write(const ImportReport& report);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::string path_;
  std::unique_ptr<std::FILE, Close> records_;
  bool first_ = true;
};

}  // namespace passgenau::cli
