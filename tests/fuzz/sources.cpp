// SPDX-License-Identifier: GPL-2.0-or-later
// Foreign sources: separated values and their mappings, services of HSDS and their crosswalks, packages of tables.
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "exchange/hsds_package.hpp"
#include "exchange/open_records.hpp"
#include "fuzz/target.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"

namespace passgenau::fuzz {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_records = 500;

const Mapping& plain_mapping() {
  static const Mapping made = Mapping::from_json(
      R"({"mapping":1,"input":{"format":"csv"},"fields":[{"to":"/id","from":"/id"},{"to":"/title/de","from":"/title"}]})");
  return made;
}

/// A rule set, if the text is one.
template <class Rules>
std::optional<Rules> rules_from(std::string_view text, Code code) {
  try {
    return Rules::from_json(text, "rules.json");
  } catch (const Error& error) {
    hold(error.code() == code, "rules are refused as something else");
    hold(!error.details().empty(), "rules are refused without a reason");
    check_problems(error.details());
    return {};
  }
}

/// A record as an offer, twice.
template <class Rules>
void check_record(const Rules& rules, std::string_view record) {
  const Checked<Offer> made = rules.offer(record, Vocabulary::built_in(), sample_gazetteer());
  check_problems(made.problems);
  const Checked<Offer> again = rules.offer(record, Vocabulary::built_in(), sample_gazetteer());
  hold(again.value == made.value && again.problems == made.problems, "another offer the second time");
  if (made.valid()) check_offer(made.value);
}

/// Every record of a source.
void check_records(RecordSource& records, const std::function<void(std::string_view)>& use) {
  for (std::uint64_t read = 0; read < most_records && records.next(); ++read) {
    check_problems(records.problems());
    hold(records.number() >= 1 && records.line() >= 1, "a record stands nowhere");
    hold(records.text().size() <= OfferLimits::json_bytes, "a record is larger than allowed");
    if (records.problems().empty()) use(records.text());
  }
  check_problems(records.notices());
}

/// Reads a stream as an import would, once; what refuses it as a whole is an `Error`.
void check_stream(std::string_view text, const std::string& name, const ImportOptions& options,
                  const std::function<void(std::string_view)>& use) {
  std::istringstream input{std::string{text}};
  try {
    check_records(*open_records(input, name, {}, options), use);
  } catch (const Error& error) {
    check_problems({error.problem()});
    check_problems(error.details());
  }
}

/// What `map` proposes for a source is a mapping that serves.
void check_proposal(std::string_view text) {
  std::istringstream input{std::string{text}};
  MappingProposal proposal;
  try {
    proposal = propose_mapping(input, {.file_name = "source.csv", .records = 50});
  } catch (const Error& error) {
    check_problems({error.problem()});
    return;
  }
  check_json(to_json(proposal), "a proposal");
  check_problems(proposal.problems);
  const Mapping proposed = Mapping::from_json(proposal.mapping);
  check_stream(text, "source.csv", {.mapping = proposed},
               [&](std::string_view record) { check_record(proposed, record); });
}

}  // namespace

void csv(std::string_view bytes) {
  const auto [rules, text] = halves(bytes);
  std::optional<Mapping> mapping = plain_mapping();
  std::string_view source = bytes;
  if (bytes.find(between) != std::string_view::npos) {
    mapping = rules_from<Mapping>(rules, Code::mapping_invalid);
    source = text;
  }
  if (!mapping) return;
  check_stream(source, "source.csv", {.mapping = mapping},
               [&](std::string_view record) { check_record(*mapping, record); });
  check_proposal(source);
}

void hsds(std::string_view bytes) {
  const Crosswalk plain;
  check_stream(bytes, "source.json", {.format = SourceFormat::hsds},
               [&](std::string_view record) { check_record(plain, record); });
  // By its shape: services, offers on several lines, lines.
  check_stream(bytes, "source.json", {}, [](std::string_view record) {
    const Checked<Offer> made = offer_from_json(record, Vocabulary::built_in());
    check_problems(made.problems);
    if (made.valid()) check_offer(made.value);
  });
}

void mapping(std::string_view bytes) {
  const auto [rules, record] = halves(bytes);
  const std::optional<Mapping> mapping = rules_from<Mapping>(rules, Code::mapping_invalid);
  if (!mapping) return;
  check_record(*mapping, record);
  check_record(*mapping, R"({"id":"1","a":"A","b":["x","y"],"c":{"d":"08:00-12:30","e":49.8,"f":true}})");
}

void crosswalk(std::string_view bytes) {
  const auto [rules, record] = halves(bytes);
  const std::optional<Crosswalk> crosswalk = rules_from<Crosswalk>(rules, Code::crosswalk_invalid);
  if (!crosswalk) return;
  check_record(*crosswalk, record);
}

/// "PK…": the bytes of a zip; else the files of a folder, each behind a line "== name".
void package(std::string_view bytes) {
  const std::string path = scratch("package");
  fs::remove_all(path);
  if (bytes.starts_with("PK")) {
    std::ofstream{path, std::ios::binary} << bytes;
  } else {
    fs::create_directory(path);
    int files = 0;
    constexpr int most_files = 20;
    for (std::size_t at = bytes.find("== "); at != std::string_view::npos && files < most_files; ++files) {
      const std::size_t line = bytes.find('\n', at);
      if (line == std::string_view::npos) break;
      const std::size_t next = bytes.find("\n== ", line);
      const std::string name{bytes.substr(at + 3, line - at - 3)};
      at = next == std::string_view::npos ? next : next + 1;
      constexpr std::size_t longest_name = 60;
      if (name.empty() || name.size() > longest_name ||
          name.find_first_of(std::string_view{"/\0", 2}) != name.npos)
        continue;
      const std::string_view text =
          bytes.substr(line + 1, next == std::string_view::npos ? next : next - line - 1);
      if (name != "." && name != "..") std::ofstream{path + '/' + name, std::ios::binary} << text;
    }
  }
  try {
    HsdsPackage records{read_package(path), path};
    const Crosswalk plain;
    check_records(records, [&](std::string_view record) { check_record(plain, record); });
  } catch (const Error& error) {
    check_problems({error.problem()});
    check_problems(error.details());
  }
  fs::remove_all(path);
}

}  // namespace passgenau::fuzz
