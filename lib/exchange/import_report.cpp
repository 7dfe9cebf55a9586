// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <string_view>

#include "exchange/findings.hpp"
#include "model/json.hpp"
#include "passgenau/exchange.hpp"

namespace passgenau {

namespace {

void append_problems(std::string& out, const std::vector<Problem>& problems) {
  out += "\"problems\":[";
  for (std::size_t i = 0; i < problems.size(); ++i) {
    if (i > 0) out += ',';
    out += to_json(problems[i]);
  }
  out += ']';
}

/// `{"unknown":3,"repaired":1}`, what is none left out.
std::string to_json(const ImportFindings& findings) {
  std::string out;
  for (const Finding& finding : findings_of(findings)) {
    if (finding.records == 0) continue;
    out +=
        (out.empty() ? "{\"" : ",\"") + std::string{finding.name} + "\":" + std::to_string(finding.records);
  }
  return out.empty() ? out : out + '}';
}

}  // namespace

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
  out += ',';
  append_problems(out, report.problems);
  if (const std::string findings = to_json(report.findings); !findings.empty())
    out += ",\"findings\":" + findings;
  return out + '}';
}

std::string to_json(const RecordOutcome& outcome) {
  constexpr std::array<std::string_view, 4> fates{"accepted", "replaced", "kept", "left-out"};
  std::string out = "{";
  if (!outcome.file.empty()) {
    out += "\"file\":";
    append_json_string(out, outcome.file);
    out += ',';
  }
  out += "\"line\":" + std::to_string(outcome.line);
  if (!outcome.id.empty()) {
    out += ",\"id\":";
    append_json_string(out, outcome.id);
  }
  out += ",\"fate\":\"" + std::string{fates[static_cast<std::size_t>(outcome.fate)]} + '"';
  if (!outcome.problems.empty()) {
    out += ',';
    append_problems(out, outcome.problems);
  }
  return out + '}';
}

}  // namespace passgenau
