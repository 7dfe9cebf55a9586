// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/exchange.hpp"

namespace passgenau {

std::string to_json(const ImportReport& report) {
  std::string out;
  const auto count = [&](std::string_view name, std::uint64_t n) {
    out += out.empty() ? "{\"" : ",\"";
    out += name;
    out += "\":" + std::to_string(n);
  };
  count("read", report.read);
  count("accepted", report.accepted);
  count("replaced", report.replaced);
  count("kept", report.kept);
  count("left_out", report.left_out);
  // Only a replacement removes anything; FORMATS has no such member otherwise.
  if (report.removed > 0) count("removed", report.removed);
  out += ",\"problems\":[";
  for (std::size_t i = 0; i < report.problems.size(); ++i) {
    if (i > 0) out += ',';
    out += to_json(report.problems[i]);
  }
  return out + "]}";
}

}  // namespace passgenau
