// SPDX-License-Identifier: GPL-2.0-or-later
#include "report_file.hpp"

#include <array>

#include "files.hpp"
#include "problems.hpp"

namespace passgenau::cli {

ReportFile::ReportFile(std::string path) : path_{std::move(path)} {
  if (path_.empty()) return;
  records_.reset(std::tmpfile());
  if (!records_) fail(Code::file_unwritable, path_);
}

void ReportFile::add(const RecordOutcome& outcome) {
  if (!records_ || outcome.problems.empty()) return;
  const std::string text = (first_ ? "" : ",") + to_json(outcome);
  first_ = false;
  if (std::fwrite(text.data(), 1, text.size(), records_.get()) != text.size())
    fail(Code::file_unwritable, path_);
}

void ReportFile::write(const ImportReport& report) {
  if (!records_) return;
  std::rewind(records_.get());
  write_file(path_, [&](std::ostream& out) {
    std::string text = to_json(report);
    text.back() = ',';
    text += "\"records\":[";
    std::uint64_t bytes = text.size();
    out << text;
    std::array<char, 65536> block;
    while (const std::size_t size = std::fread(block.data(), 1, block.size(), records_.get())) {
      out.write(block.data(), static_cast<std::streamsize>(size));
      bytes += size;
    }
    if (std::ferror(records_.get())) fail(Code::file_unwritable, path_);
    out << "]}\n";
    return bytes + 3;
  });
}

}  // namespace passgenau::cli
